import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { sessionOfPayment } from "../platform/payments/payments";

/** A payment of Medusa's that is ours. */
export interface StaffPayment {
  id: string;
  orderNumber: string;
  /** ISO 4217, in capitals. */
  currency: string;
}

/** Throws NOT_FOUND for an id that names no payment of Assist's. */
export async function requireStaffPayment(
  container: MedusaContainer,
  paymentId: string,
): Promise<StaffPayment> {
  const assist = container.resolve(ASSIST_MODULE);
  const session = await sessionOfPayment(container, paymentId);
  const order = session === undefined ? undefined : await assist.orders.bySession(session);
  if (order) return { id: paymentId, orderNumber: order.order_number, currency: order.currency };
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this id.");
}
