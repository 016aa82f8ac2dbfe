import type { BillRow } from "../records/bills";
import { readBilledOrder } from "../platform/orders/billed-order";
import { type Left, newestOf } from "./bill-cases";
import { inLog, type BillTools } from "./bill-tools";
import { unwantedBecause } from "./unwanted";
import { newBillAtCheckout } from "./new-bill";
import { errorMessage } from "../logging/error-message";
import { cancelOrder } from "../platform/orders/cancel-order";
import type { OrderRow } from "../records/orders";

/** So many bills of one order may lose their links before it is left to staff. */
const mostLostLinks = 3;

/**
 * Does what follows the end of a bill from the checkout: its order waits, and nobody else sees to it. A bill whose link
 * was lost is followed by another; one whose time ran out by what the merchant chose.
 */
export async function followUp(tools: BillTools, bill: BillRow): Promise<Left> {
  if (bill.origin !== "checkout") return "nothing";
  // Somebody has made another one since.
  if (newestOf(await tools.assist.bills.of(bill.order_id))?.id !== bill.id) return "nothing";
  if (bill.state === "expired") return cancelUnpaid(tools, bill);
  if (bill.state === "revoked" && bill.revoke_reason === "link-lost") return makeAnother(tools, bill);
  return "nothing";
}

async function makeAnother(tools: BillTools, bill: BillRow): Promise<Left> {
  const order = await readBilledOrder(tools.container, bill.order_id);
  if (!order || (await unwantedBecause(tools, bill, order))) return "nothing";
  const bills = await tools.assist.bills.of(bill.order_id);
  const lost = bills.filter(({ revoke_reason: reason }) => reason === "link-lost").length;
  if (lost < mostLostLinks && (await reserveAnother(tools, bill))) return "nothing";
  const now = await tools.assist.orders.now();
  return {
    again: new Date(now.getTime() + 60 * 60_000),
    found: {
      reason: "bill-not-made",
      sentence: `The order waits for its bill. Assist's answers with the links of ${lost} bills were lost, and these were revoked; make another from the order.`,
    },
  };
}

/** Takes the order's place for the bill that follows one which is over; the job makes it. False when the place is taken. */
async function reserveAnother(tools: BillTools, former: BillRow): Promise<boolean> {
  const { billLease, bills, orders } = tools.assist;
  const bill = await newBillAtCheckout(tools, former.order_id, former);
  const reserved = await bills.reserveAtCheckout(bill, undefined);
  if (!reserved) return false;
  await bills.plan(reserved, await orders.now());
  await billLease.release(reserved);
  return true;
}

const minute = 60_000;
/** Who opened the bill at its last minute may still be at the bank; a payment page's life is not documented [guess]. */
const grace = 60 * minute;

/** Nobody has paid. */
const unpaid: OrderRow["state"][] = ["not-started", "declined", "expired"];

/** Nor is anybody paying: an attempt that is open at the gateway is one at its page, or at the bank. */
function isIdle({ state, billnumbers }: Pick<OrderRow, "state" | "billnumbers">): boolean {
  return unpaid.includes(state) && !(billnumbers ?? []).some((attempt) => attempt.state === "in-process");
}

/**
 * Where the merchant chose so, cancels the order that was to be paid by a bill whose time has run out. Never while any
 * money is there or on its way, and never by what is remembered alone: the gateway is asked just before.
 */
export async function cancelUnpaid(tools: BillTools, bill: BillRow): Promise<Left> {
  const { assist } = tools;
  if ((await assist.accounts.find(bill.account))?.unpaidBill !== "cancel") return "nothing";
  const now = await assist.orders.now();
  const again = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
  const end = bill.valid_until.getTime() + grace;
  if (now.getTime() < end) return { again: new Date(end) };
  const number = bill.number ?? "";
  try {
    // Somebody may still be paying one that was revoked before.
    const bills = await assist.bills.of(bill.order_id);
    if (!tools.mayCall(bills.length)) return { again: again(minute) };
    for (const each of bills) {
      const order = await tools.refresh(each.number ?? number);
      if (!isIdle(order)) return { again: again(15 * minute) };
    }
  } catch (error) {
    tools.log.warn("Whether a bill is paid could not be asked, so its order stays.", inLog(bill), error);
    return { again: again(5 * minute) };
  }
  const token = await assist.orderLease.take(number, 0);
  // Somebody is just bringing the order up to date.
  if (!token) return { again: again(minute) };
  try {
    const order = await readBilledOrder(tools.container, bill.order_id);
    if (!order || order.canceled) return "nothing";
    if (order.payments.some(({ canceled }) => !canceled)) return "nothing";
    // Staff may have forgiven what was owed, or billed the order anew, while the gateway was asked. A bill that is being
    // made at this very moment is revoked with the cancellation, as any bill of a canceled order is.
    const newest = newestOf(await assist.bills.of(bill.order_id));
    if (order.amountDue.isZero || newest?.id !== bill.id) return "nothing";
    if (!(await assist.orderLease.renew(number, token))) return { again: again(minute) };
    await cancelOrder(tools.container, order.id);
    tools.log.info("An order is canceled, as its bill was not paid in time.", {
      ...inLog(bill),
      shop_order: order.id,
    });
    return "nothing";
  } catch (error) {
    const sentence = `The order was not paid in time, and could not be canceled: ${errorMessage(error)}`;
    return { again: again(60 * minute), found: { reason: "unpaid-order-not-canceled", sentence } };
  } finally {
    await assist.orderLease.release(number, token);
  }
}
