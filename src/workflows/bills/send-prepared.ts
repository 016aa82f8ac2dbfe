import { Money } from "../../assist";
import type { BillRow, SessionOfBill } from "../../modules/assist/bill-rows";
import { errorMessage } from "../error-message";
import { readBilledOrder, type BilledOrder } from "./billed-order";
import { openBillSession } from "./bill-session";
import type { BillTools } from "./bill-tools";
import { closeUnmade, giveUp } from "./close-unmade";
import { validUntil } from "./make-bill";
import { billRequest, sendBill } from "./send-bill";
import { sendingWithin } from "./sending-within";
import { settleCreation } from "./settle-creation";
import { unwantedBecause, unwantedSentences } from "./unwanted";

/**
 * Makes, or tries again to make, the bill of an order that was placed to be paid by link. There is certainly none at
 * Assist yet. What stands in the way is noted for staff, and tried again later.
 */
export async function sendPrepared(tools: BillTools, bill: BillRow): Promise<BillRow> {
  let order: BilledOrder | undefined;
  try {
    order = await readBilledOrder(tools.container, bill.order_id);
    const unwanted = await unwantedBecause(tools, bill, order);
    if (!order || unwanted)
      return await giveUp(tools, bill, `It is not made: ${unwantedSentences[unwanted ?? "order-gone"]}`);
    const { accounts, bills, orders } = tools.assist;
    await accounts.reread();
    const account = await accounts.get(bill.account);
    const amount = Money.parse(bill.amount, bill.currency);
    const now = await orders.now();
    const terms = {
      ...bill,
      kind: account.billKind,
      sending: sendingWithin(account.billSending, account.billKind, { ...order.customer, ...bill.customer }),
      valid_until: validUntil(undefined, account.billDays, now),
    };
    const request = billRequest(terms, { number: null, amount }, order, account, accounts.backendUrl);
    const objection = (await accounts.client(account.name)).billObjection(request);
    if (objection) return await closeUnmade(tools, bill, objection);
    const session = (await sessionOf(tools, bill)) ?? (await anotherSession(tools, order, amount, bill));
    if (!(await bills.begin(bill, session, account, terms))) return await tools.reread(bill.id);
  } catch (error) {
    return closeUnmade(tools, bill, `The bill could not be prepared: ${errorMessage(error)}`);
  }
  // Should it be put back, a look that was asked for since the order was read must not be put off.
  const begun = { ...(await tools.reread(bill.id)), next_check_at: bill.next_check_at };
  const sent = await sendBill(tools, begun, order);
  return sent.state === "unknown" ? settleCreation(tools, sent) : sent;
}

async function sessionOf(tools: BillTools, bill: BillRow): Promise<SessionOfBill | undefined> {
  const { payment_session_id: id, payment_collection_id: collectionId } = bill;
  if (id === null || collectionId === null) return undefined;
  const registered = await tools.assist.orders.bySession(id);
  return registered && { id, collectionId, number: registered.order_number };
}

/** For the bill that follows one whose link was lost; under the provider that the customer chose. */
async function anotherSession(
  tools: BillTools,
  order: BilledOrder,
  amount: Money,
  bill: BillRow,
): Promise<SessionOfBill> {
  const first = (await tools.assist.bills.of(bill.order_id)).findLast(({ origin }) => origin === "checkout");
  const [session] = await tools.payments().listPaymentSessions({ id: [first?.payment_session_id ?? ""] });
  if (!session) throw new Error("the payment session of the checkout is gone");
  const another = await openBillSession(tools.container, order, amount, session.provider_id);
  await tools.assist.bills.attach(bill.id, another);
  return another;
}
