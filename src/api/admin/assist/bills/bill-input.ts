import { z } from "zod";
import { pageMeans, type BillCustomer } from "../../../../gateway";
import { billSortings, type BillListFilter, type BillListQuery } from "../../../../store/bills/bill-list";
import { billStates, closedBillStates, openBillStates } from "../../../../records/bills";
import { amountInput as amount, idInput as id, pageInput, readInput as read } from "../read-input";

/** No line of a control character's making. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u, "one line of text");

const comment = line(256);

/** In place of what the order says. What Assist cannot take of it is left out, or refused where it is to be sent there. */
const customer = z.strictObject({
  first_name: line(70).min(1).optional(),
  last_name: line(70).min(1).optional(),
  middle_name: line(70).min(1).optional(),
  // Any text that an order may have: what Assist cannot take is told where it is to be sent.
  email: line(128).min(1).optional(),
  phone: line(64).min(1).optional(),
  /** Where an SMS goes; the phone unless given. */
  mobile: line(64).min(1).optional(),
});

const means = z
  .array(z.enum(pageMeans))
  .min(1)
  .max(pageMeans.length)
  .transform((names) => [...new Set(names)]);

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const wishSchema = z.strictObject({
  order_id: id,
  amount: amount.optional(),
  account: id.optional(),
  valid_until: moment.optional(),
  comment: comment.optional(),
  language: z.enum(["RU", "EN"]).optional(),
  customer: customer.optional(),
  means: means.optional(),
  sending: z.enum(["none", "email", "sms", "both"]).default("none"),
});

export type BillInput = z.output<typeof wishSchema>;

const proposalSchema = z.strictObject({ order_id: id });

const someStates = z
  .string()
  .max(200)
  .transform((text) => text.split(","))
  .pipe(z.array(z.enum([...billStates, "any-open", "any-closed"])).min(1));

const sortings = billSortings.flatMap((name) => [name, `-${name}` as const]);

const filterSchema = z.strictObject({
  order_id: id.optional(),
  /** Several with commas between them. */
  state: someStates.optional(),
  account: id.optional(),
  q: z.string().trim().min(1).max(100).optional(),
  created_from: moment.optional(),
  created_to: moment.optional(),
  order: z.enum(sortings).default("-created_at"),
});

const listSchema = filterSchema.extend(pageInput);

/** What staff ask for. Throws INVALID_DATA naming each field that cannot be used. */
export function readBillInput(body: unknown): BillInput {
  return read(wishSchema, body);
}

/** Only what was given, by the client's names. */
export function billCustomerOf(given: BillInput["customer"]): BillCustomer | undefined {
  if (!given) return undefined;
  const named = {
    firstName: given.first_name,
    lastName: given.last_name,
    middleName: given.middle_name,
    email: given.email,
    phone: given.phone,
    mobile: given.mobile ?? given.phone,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

export function readProposalInput(query: unknown): string {
  return read(proposalSchema, query).order_id;
}

/** Which page of the list. Throws INVALID_DATA naming each field that cannot be used. */
export function readListInput(query: unknown): BillListQuery {
  const { limit, offset, ...filter } = read(listSchema, query);
  return { ...filterOf(filter), limit, offset };
}

/** Which bills go into an export: those of all pages. Throws INVALID_DATA naming each field that cannot be used. */
export function readExportInput(query: unknown): BillListFilter {
  return filterOf(read(filterSchema, query));
}

function filterOf(filter: z.output<typeof filterSchema>): BillListFilter {
  const { order_id: orderId, state, account, q, created_from, created_to, order } = filter;
  return {
    orderId,
    account,
    search: storable(q),
    states: state?.flatMap((one) =>
      one === "any-open" ? openBillStates : one === "any-closed" ? closedBillStates : [one],
    ),
    createdFrom: created_from,
    createdTo: created_to,
    sorting: {
      by: billSortings.find((name) => name === order.replace("-", "")) ?? "created_at",
      descending: order.startsWith("-"),
    },
  };
}

/** PostgreSQL takes no NUL in a text. */
function storable(text: string | undefined): string | undefined {
  return text?.replaceAll("\0", "");
}
