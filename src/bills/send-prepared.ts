import { Money, parseOrderNumber, type OrderNumber } from "../gateway";
import type { BillRow, SessionOfBill } from "../records/bills";
import { errorMessage } from "../logging/error-message";
import { anyReturnAddress } from "../accounts/return-address";
import { readBilledOrder, type BilledOrder } from "../platform/orders/billed-order";
import { dropBillSession, openBillSession } from "../platform/payments/bill-session";
import { readSession } from "../platform/payments/sessions";
import { closeBillCase } from "./bill-cases";
import type { BillTools } from "./bill-tools";
import { billRequest, closeUnmade, giveUp, sendBill } from "./send-bill";
import { newBillAtCheckout, sendingWithin, validUntil } from "./new-bill";
import { resolveCreation } from "./resolve-creation";
import { unwantedBecause, unwantedSentences } from "./unwanted";
import { finishWork } from "./work-on-bill";

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
        .billObjection(
          billRequest(terms, { number, amount }, found, account, anyReturnAddress(accounts.backendUrl)),
        );
    const objection = objectionTo(null);
    if (objection) return await closeUnmade(tools, bill, objection);
    const registered = await sessionOf(tools, bill);
    const misfitOf = (session: RegisteredSession): string | undefined => {
      if (session.account !== account.name)
        return `The payment provider of the checkout now uses the Assist account "${session.account}", and this bill is of "${account.name}". Give the provider its former account in medusa-config, or revoke this bill and make another.`;
      if (session.live !== account.live)
        return "The account's mode was changed while the bill was being prepared.";
      return objectionTo(session.number);
    };
    const fits = registered !== undefined && misfitOf(registered) === undefined;
    const first = await bills.ofCheckout(bill.order_id);
    // Only once: a bill that was made for this reason gets another session, and never another bill.
    if (registered && !fits && first?.id === bill.id) return await passOn(tools, bill);
    const session = fits ? registered : await anotherSession(tools, order, amount, bill, first, misfitOf);
    if (!(await bills.begin(bill, session, account, terms))) return await tools.reread(bill.id);
  } catch (error) {
    return closeUnmade(tools, bill, `The bill could not be prepared: ${errorMessage(error)}`);
  }
  // Should it be put back, a check that was asked for since the order was read must not be put off. To begin it was one write.
  const row = await tools.reread(bill.id);
  const isPlanOurs = row.plan_version === bill.plan_version + 1;
  const begun = isPlanOurs ? row : { ...row, plan_version: bill.plan_version };
  const sent = await sendBill(tools, begun, order);
  return sent.state === "unknown" ? resolveCreation(tools, sent) : sent;
}

/** The account that its number was registered with, and for which of its modes. */
interface RegisteredSession extends SessionOfBill {
  number: OrderNumber;
  account: string;
  live: boolean;
}

async function sessionOf(tools: BillTools, bill: BillRow): Promise<RegisteredSession | undefined> {
  const { payment_session_id: id, payment_collection_id: collectionId } = bill;
  return id === null || collectionId === null ? undefined : registeredOf(tools, { id, collectionId });
}

async function registeredOf(
  { assist }: BillTools,
  { id, collectionId }: Pick<SessionOfBill, "id" | "collectionId">,
): Promise<RegisteredSession | undefined> {
  const registered = await assist.orders.bySession(id);
  if (!registered) return undefined;
  const { account, live } = registered;
  return { id, collectionId, number: parseOrderNumber(registered.order_number), account, live };
}

/**
 * For a bill that follows another; under the provider that the customer chose. It registers the number with its own
 * account, which medusa-config may have changed: paid under the bill's, its money would be looked for in the other. So
 * this throws with the sentence of `misfitOf`, and leaves no session.
 */
async function anotherSession(
  tools: BillTools,
  order: BilledOrder,
  amount: Money,
  bill: BillRow,
  first: BillRow | undefined,
  misfitOf: (session: RegisteredSession) => string | undefined,
): Promise<SessionOfBill> {
  const chosen = await readSession(tools.container, first?.payment_session_id ?? "");
  if (!chosen) throw new Error("the payment session of the checkout is gone");
  const another = await openBillSession(tools.container, order, amount, chosen.providerId);
  const registered = await registeredOf(tools, another);
  const misfit = registered && misfitOf(registered);
  if (misfit !== undefined) {
    await dropBillSession(tools.container, another.id);
    throw new Error(misfit);
  }
  // Its former number is one that the account can no longer use. Nobody will point to it any more, nor to what was shown there.
  const former = bill.payment_session_id;
  if (former) await closeBillCase(tools, former);
  if (!(await tools.assist.bills.attach(bill, another))) {
    await dropBillSession(tools.container, another.id);
    throw new Error("another server is making this bill");
  }
  if (former) await dropBillSession(tools.container, former);
  return another;
}

/**
 * Makes another bill, under a number that the account registers now, in the place of one whose number it can no longer
 * use. The former keeps the session of the checkout: its address leads to whichever bill of the order is open.
 */
async function passOn(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const another = await tools.assist.bills.passOn(
    bill,
    await newBillAtCheckout(tools, bill.order_id, bill),
    "The account's settings have changed since the checkout, so another bill is made under a new number.",
  );
  if (another) await finishWork(tools, another, sendPrepared);
  return tools.reread(bill.id);
}
