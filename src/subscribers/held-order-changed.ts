import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { keepHoldsOf } from "../reconciliation/keep-holds-of";

/** The platform has asked to void the hold of an order that was changed: its payment is put right at once. */
export default async function heldOrderChanged({
  event,
  container,
}: SubscriberArgs<{ id?: string; order_id?: string }>): Promise<void> {
  const orderId = event.data.order_id ?? event.data.id;
  if (orderId) await keepHoldsOf(container, orderId);
}

export const config: SubscriberConfig = {
  event: [
    "order-edit.confirmed",
    "order.return_requested",
    "order.return_received",
    "order.exchange_created",
    "order.claim_created",
  ],
  context: { subscriberId: "assist-held-order-changed" },
};
