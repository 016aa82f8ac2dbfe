import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import { billMeans, type BillCustomer } from "../../../../assist";
import { billSortings, type BillListFilter, type BillListQuery } from "../../../../modules/assist/bill-list";
import { billStates, closedBillStates, openBillStates } from "../../../../modules/assist/bill-rows";

const id = z.string().regex(/^[\w-]{1,100}$/, "an id");

/** An amount that went through a number could have lost a kopeck; short ones cannot. */
const amount = z.union([
  z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, "a decimal such as 150.00"),
  z.number().positive().max(1_000_000_000).transform(String),
]);

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
  email: z.email().max(128).optional(),
  phone: line(64).min(1).optional(),
  /** Where an SMS goes; the phone unless given. */
  mobile: line(64).min(1).optional(),
});

const means = z
  .array(z.enum(billMeans))
  .min(1)
  .max(billMeans.length)
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

const listSchema = filterSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

/** What staff ask for. Throws INVALID_DATA naming each field that cannot be used. */
export function readBillInput(body: unknown): BillInput {
  return read(wishSchema, body ?? {});
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

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const names =
      issue.code === "unrecognized_keys" ? issue.keys.join(", ") : issue.path.map(String).join(".");
    const shown = names.replace(/[^\w., -]/g, "?").slice(0, 80) || "the request";
    return issue.code === "unrecognized_keys" ? `${shown}: no such field` : `${shown}: ${issue.message}`;
  });
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `${sentences.slice(0, 5).join("; ")}. Nothing was changed.`,
  );
}
