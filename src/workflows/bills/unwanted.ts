import { Money } from "../../assist";
import type { BillRow, RevokeReason } from "../../modules/assist/bill-rows";
import type { BilledOrder } from "./billed-order";
import type { BillTools } from "./bill-tools";

/**
 * Why an unpaid bill should not be paid any more; nothing while it should. An order that now lacks more than the bill
 * asks for may still take its money.
 */
export async function unwantedBecause(
  tools: BillTools,
  bill: BillRow,
  order: BilledOrder | undefined,
): Promise<RevokeReason | undefined> {
  if (!order) return "order-gone";
  if (order.canceled) return "order-canceled";
  const registered = bill.payment_session_id
    ? await tools.assist.orders.bySession(bill.payment_session_id)
    : undefined;
  if (!registered || registered.replaced_at !== null) return "session-replaced";
  if (order.currency !== bill.currency) return "not-due";
  return order.outstanding.isLessThan(Money.parse(bill.amount, bill.currency)) ? "not-due" : undefined;
}
