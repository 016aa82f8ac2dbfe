import { MedusaError } from "@medusajs/framework/utils";
import type { BillRow, NewBill } from "../records/bills";
import type { BillTools } from "./bill-tools";
import { type BillSending, type BillCustomer, billContact } from "../gateway";
import type { Account } from "../accounts/settings";
import { readBilledOrder, type BilledOrder } from "../platform/orders/billed-order";
import { orderComment } from "../rules/checkout/order-comment";

/** The bill of an order that was placed to be paid by link, as its account makes bills now. */
export async function newBillAtCheckout(
  tools: BillTools,
  orderId: string,
  {
    account: name,
    amount,
    currency,
    language,
  }: Pick<BillRow, "account" | "amount" | "currency" | "language">,
): Promise<NewBill> {
  const account = await tools.assist.accounts.get(name);
  return {
    order_id: orderId,
    account: name,
    amount,
    currency,
    amount_due: amount,
    comment: await commentOn(tools, orderId, account),
    language: language ?? account.language ?? null,
    customer: null,
    means: null,
    // These are decided when it is sent.
    kind: account.billKind,
    sending: account.billSending,
    valid_until: validUntil(undefined, account.billDays, await tools.assist.orders.now()),
    made_by: null,
  };
}

/** An order that is gone since has nothing to name. */
async function commentOn(
  { container }: BillTools,
  orderId: string,
  { orderComment: template }: Account,
): Promise<string | null> {
  if (template === undefined) return null;
  const order = await readBilledOrder(container, orderId);
  return billComment(template, order);
}

/** What the account has bills say, about an order. Pure. */
export function billComment(
  template: string,
  order: Pick<BilledOrder, "displayId" | "items"> | undefined,
): string {
  return orderComment(template, {
    orderNumber: String(order?.displayId ?? ""),
    items: order?.items ?? [],
  });
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Nobody could pay sooner. */
const shortest = 5 * minute;
const longest = 365 * day;

/** Whole minutes, as Assist takes them. Throws INVALID_DATA for a date that is too near or too far. */
export function validUntil(wanted: Date | undefined, days: number, now: Date): Date {
  const until = wanted ?? new Date(now.getTime() + days * day);
  const left = until.getTime() - now.getTime();
  if (left < shortest || left > longest) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The date until which the bill is valid must be at least five minutes and at most a year ahead.",
    );
  }
  return new Date(Math.floor(until.getTime() / minute) * minute);
}

/**
 * How Assist can tell a customer: as the account says, as far as there are addresses for it. Nobody is there at the
 * checkout's end to give another one, and the shop hears of the bill in any case. Pure.
 */
export function sendingWithin(
  wanted: BillSending,
  kind: "link" | "erip",
  customer: BillCustomer,
): BillSending {
  const { email, mobile } = billContact(customer);
  const byEmail = (wanted === "email" || wanted === "both") && email !== "";
  // ERIP bills know e-mail alone (protocol §9.5).
  const bySms = (wanted === "sms" || wanted === "both") && mobile !== "" && kind === "link";
  if (byEmail && bySms) return "both";
  return byEmail ? "email" : bySms ? "sms" : "none";
}
