import type { MedusaContainer } from "@medusajs/framework/types";
import { billStates } from "../records/bills";
import type { OrderRow } from "../records/orders";
import { BillTools, inLog } from "./bill-tools";
import { tellQuietly } from "./work-on-bill";

/** Of one run of the job. */
const mostMissed = 50;

/** Marks bills that are over and were paid all the same, where the process that saw it died before. Asks nobody. */
export async function noteMissedPayments(container: MedusaContainer): Promise<void> {
  const { accounts, bills } = new BillTools(container).assist;
  for (const number of await bills.unmarked(await accounts.names(), usedStates, mostMissed))
    await noteBillPayment(container, number);
}

/** With these the customer has used the bill, whatever became of the money since. */
export const usedStates: OrderRow["state"][] = [
  "held",
  "captured",
  "partly-captured",
  "partly-refunded",
  "released",
  "refunded",
];

/**
 * Marks a bill as paid once its order number has money at the gateway, also one that was revoked or expired. Another open
 * bill of the order is looked at soon: it may ask for the same money. Never fails: what it misses, the job finds.
 */
export async function noteBillPayment(container: MedusaContainer, orderNumber: string): Promise<void> {
  const tools = new BillTools(container);
  try {
    const order = await tools.assist.orders.byNumber(orderNumber);
    if (!order || !usedStates.includes(order.state)) return;
    const bill = await tools.assist.bills.bySession(order.payment_session_id);
    if (!bill || (bill.state === "paid" && bill.announced_state === "paid")) return;
    const late = bill.state === "revoked" || bill.state === "expired" || bill.state === "revoking";
    const paid = await tools.assist.bills.move(
      bill.id,
      billStates.filter((state) => state !== "paid"),
      { state: "paid", message: late ? "Paid although it had been revoked or its time had run out." : null },
    );
    if (paid) await tools.assist.bills.checkSoon({ order_id: bill.order_id });
    if (paid && late)
      tools.log.warn("A bill is paid although it had been revoked or its time had run out.", inLog(bill));
    await tellQuietly(tools, paid ?? bill);
  } catch (error) {
    tools.log.warn("A bill could not be marked as paid yet.", { bill: orderNumber }, error);
  }
}
