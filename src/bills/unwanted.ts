import { Money } from "../gateway";
import type { BillRow, RevokeReason } from "../records/bills";
import { hasSession } from "../platform/payments/sessions";
import type { BilledOrder } from "../platform/orders/billed-order";
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
  // Until a bill that follows another has a session, the customer's choice is the checkout's.
  const { bills } = tools.assist;
  const sessionId = bill.payment_session_id ?? (await bills.ofCheckout(bill.order_id))?.payment_session_id;
  if (sessionId && !(await hasSession(tools.container, sessionId))) return "session-replaced";
  if (order.currency !== bill.currency) return "not-due";
  return order.amountDue.isLessThan(Money.parse(bill.amount, bill.currency)) ? "not-due" : undefined;
}

/** The same for people. */
export const unwantedSentences: Record<RevokeReason, string> = {
  staff: "staff have asked for it.",
  "link-lost": "its link was lost with Assist's answer.",
  "order-canceled": "its order is canceled.",
  "order-gone": "its order is gone.",
  "session-replaced": "its payment session was replaced, so the order may be paid otherwise.",
  "not-due": "its order lacks less than it asks for.",
  "at-assist": "it was revoked at Assist.",
};
