import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { reconcileCanceledOrder } from "../reconciliation/canceled-order";

/** Whether money is left for a canceled order is looked at at once. */
export default async function orderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await reconcileCanceledOrder(container, event.data.id);
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "assist-order-canceled" },
};
