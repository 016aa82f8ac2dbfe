import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillRow, SessionOfBill } from "../records/bills";
import type { OrderRow } from "../records/orders";
import { billProvider } from "../records/bill-provider";
import { BillTools } from "./bill-tools";
import { newBillAtCheckout } from "./new-bill";
import { sendPrepared } from "./send-prepared";
import { finishWork } from "./work-on-bill";

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
  const session = await sessionOf(container, registered);
  if (!session) return undefined;
  const bill = await newBillAtCheckout(tools, orderId, registered);
  const reserved = await tools.assist.bills.reserveAtCheckout(bill, session);
  return reserved && finishWork(tools, reserved, sendPrepared);
}

async function sessionOf(
  container: MedusaContainer,
  registered: OrderRow,
): Promise<SessionOfBill | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", "payment_collection_id"],
    filters: { id: registered.payment_session_id },
  });
  const session = data[0] as { id: string; payment_collection_id: string } | undefined;
  return (
    session && {
      id: session.id,
      collectionId: session.payment_collection_id,
      number: registered.order_number,
    }
  );
}
