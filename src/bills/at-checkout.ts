import type { MedusaContainer } from "@medusajs/framework/types";
import { readSession } from "../platform/payments/sessions";
import { billProvider, type BillRow } from "../records/bills";
import { BillTools } from "./bill-tools";
import { newBillAtCheckout } from "./new-bill";
import { sendPrepared } from "./send-prepared";
import { finishWork } from "./work-on-bill";
import type { BillsOfOrders } from "../books/bills-of-orders";
import { noteBillPayment } from "./bill-payment";

/**
 * Makes the bill of an order that was placed to be paid by link, once: for a session that has had its bill it does
 * nothing. The order must be there for good, as a bill may be paid at once. Throws a MedusaError when not even a place
 * for the bill could be taken.
 */
export async function billAtCheckout(
  container: MedusaContainer,
  sessionId: string,
  orderId: string,
): Promise<BillRow | undefined> {
  const tools = new BillTools(container);
  const registered = await tools.assist.orders.bySession(sessionId);
  if (registered?.provider !== billProvider || registered.kind !== "checkout") return undefined;
  const session = await readSession(container, sessionId);
  if (!session) return undefined;
  const bill = await newBillAtCheckout(tools, orderId, registered);
  const reserved = await tools.assist.bills.reserveAtCheckout(bill, {
    id: session.id,
    collectionId: session.collectionId,
    number: registered.order_number,
  });
  return reserved && finishWork(tools, reserved, sendPrepared);
}

/** For whoever brings Medusa to match an order, whatever it is paid by. */
export const billsOfOrders: BillsOfOrders = { make: billAtCheckout, afterCheck: noteBillPayment };
