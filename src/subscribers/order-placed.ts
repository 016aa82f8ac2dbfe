import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { billAtCheckout } from "../bills/at-checkout";
import { sessionsToBill } from "../platform/orders/order-sessions";
import { errorMessage } from "../platform/error-message";

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
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.warn(
        `medusa-payment-assist: the bill of order ${orderId} is made later: ${errorMessage(error)}`,
      );
    }
  }
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "assist-order-placed" },
};
