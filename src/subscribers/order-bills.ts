import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { billOfOrderChanged } from "../bills/check-bill";
import { orderOfPayment } from "../platform/payments/payments";

interface Changed {
  id?: string;
  order_id?: string;
}

/** What an order lacks may have changed: its open bill is looked at at once, and revoked when it asks for too much. */
export default async function orderBills({ event, container }: SubscriberArgs<Changed>): Promise<void> {
  const { id, order_id: changed } = event.data;
  const orderId =
    event.name === "payment.captured" && id ? await orderOfPayment(container, id) : (changed ?? id);
  if (orderId) await billOfOrderChanged(container, orderId);
}

export const config: SubscriberConfig = {
  event: [
    "order.canceled",
    "order-edit.confirmed",
    "order.return_received",
    "order.exchange_created",
    "order.claim_created",
    "payment.captured",
  ],
  context: { subscriberId: "assist-order-bills" },
};
