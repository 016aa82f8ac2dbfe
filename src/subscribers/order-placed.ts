import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { logOf } from "../logging/log";
import { billAtCheckout } from "../bills/at-checkout";
import { sessionsToBill } from "../platform/orders/order-sessions";

/** An order that was placed to be paid by link gets its bill at once. What fails here, the job does: it looks whether it is there. */
export default async function orderPlaced({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const orderId = event.data.id;
  for (const sessionId of await sessionsToBill(container, orderId)) {
    try {
      await billAtCheckout(container, sessionId, orderId);
    } catch (error) {
      logOf(container).warn("The bill of an order is made later.", { shop_order: orderId }, error);
    }
  }
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "assist-order-placed" },
};
