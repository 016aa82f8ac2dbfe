import type { MedusaContainer } from "@medusajs/framework/types";

/** What bills have to do with an order's payments, handed in by whoever knows bills: payments name none. */
export interface BillsOfOrders {
  /** Makes the bill of an order that was placed to be paid by link, once. */
  make(container: MedusaContainer, sessionId: string, orderId: string): Promise<unknown>;
  /** The order number of a bill has been asked about, and Medusa brought to match. Never fails. */
  afterCheck(container: MedusaContainer, orderNumber: string): Promise<void>;
}
