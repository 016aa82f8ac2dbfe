import { Money, parseOrderNumber, type OrderNumber } from "../../assist";
import type { BillRow, SessionOfBill } from "../../modules/assist/bill-rows";
import { errorMessage } from "../error-message";
import { readBilledOrder, type BilledOrder } from "./billed-order";
import { openBillSession } from "./bill-session";
import type { BillTools } from "./bill-tools";
import { closeUnmade, giveUp } from "./close-unmade";
import { validUntil } from "./make-bill";
import { passOn } from "./pass-on";
import { billRequest, sendBill } from "./send-bill";
import { sendingWithin } from "./sending-within";
import { settleCreation } from "./settle-creation";
import { unwantedBecause, unwantedSentences } from "./unwanted";

/**
 * Makes, or tries again to make, the bill of an order that was placed to be paid by link. There is certainly none at
 * Assist yet. What stands in the way is noted for staff, and tried again later.
 */
export async function sendPrepared(tools: BillTools, bill: BillRow): Promise<BillRow> {
  let order: BilledOrder;
  try {
    const found = await readBilledOrder(tools.container, bill.order_id);
    const unwanted = await unwantedBecause(tools, bill, found);
    if (!found || unwanted)
      return await giveUp(tools, bill, `It is not made: ${unwantedSentences[unwanted ?? "order-gone"]}`);
    order = found;
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
    const objectionTo = (number: OrderNumber | null): string | undefined =>
      accounts
        .clientOf(account)
        .billObjection(billRequest(terms, { number, amount }, found, account, accounts.backendUrl));
    const objection = objectionTo(null);
    if (objection) return await closeUnmade(tools, bill, objection);
    const registered = await sessionOf(tools, bill);
    if (registered && (registered.live !== account.live || objectionTo(registered.number)))
      return await passOn(tools, bill);
    const session = registered ?? (await anotherSession(tools, order, amount, bill));
    if (!(await bills.begin(bill, session, account, terms))) return await tools.reread(bill.id);
  } catch (error) {
    return closeUnmade(tools, bill, `The bill could not be prepared: ${errorMessage(error)}`);
  }
  // Should it be put back, a look that was asked for since the order was read must not be put off.
  const begun = { ...(await tools.reread(bill.id)), next_check_at: bill.next_check_at };
  const sent = await sendBill(tools, begun, order);
  return sent.state === "unknown" ? settleCreation(tools, sent) : sent;
}

/** `live`: for which mode of the account its number was registered. */
interface RegisteredSession extends SessionOfBill {
  number: OrderNumber;
  live: boolean;
}

async function sessionOf(tools: BillTools, bill: BillRow): Promise<RegisteredSession | undefined> {
  const { payment_session_id: id, payment_collection_id: collectionId } = bill;
  if (id === null || collectionId === null) return undefined;
  const registered = await tools.assist.orders.bySession(id);
  if (!registered) return undefined;
  return { id, collectionId, number: parseOrderNumber(registered.order_number), live: registered.live };
}

/** For a bill that follows another; under the provider that the customer chose. */
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
