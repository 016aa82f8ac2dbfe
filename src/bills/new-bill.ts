import type { BillRow, NewBill } from "../records/bills";
import type { BillTools } from "./bill-tools";
import { validUntil } from "./valid-until";

/** The bill of an order that was placed to be paid by link, as its account makes bills now. */
export async function newBillAtCheckout(
  tools: BillTools,
  orderId: string,
  { account: name, amount, currency }: Pick<BillRow, "account" | "amount" | "currency">,
): Promise<NewBill> {
  const account = await tools.assist.accounts.get(name);
  return {
    order_id: orderId,
    account: name,
    amount,
    currency,
    amount_due: amount,
    comment: account.orderComment ?? null,
    language: account.language ?? null,
    customer: null,
    means: null,
    // These are settled when it is sent.
    kind: account.billKind,
    sending: account.billSending,
    valid_until: validUntil(undefined, account.billDays, await tools.assist.orders.now()),
    made_by: null,
  };
}
