import type { BillRow } from "../records/bills";
import { readBilledOrder } from "../platform/orders/billed-order";
import { type Left, newestOf } from "./bill-cases";
import type { BillTools } from "./bill-tools";
import { cancelUnpaid } from "./cancel-unpaid";
import { unwantedBecause } from "./unwanted";
import { newBillAtCheckout } from "./new-bill";

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
