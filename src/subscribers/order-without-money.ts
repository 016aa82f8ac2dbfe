import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ASSIST_MODULE } from "../modules/assist";
import { readOrderSessions } from "../platform/orders/order-sessions";

/**
 * An order may be placed on a payment that a failed completion has let go before (platform §1.5): whether it has its
 * money is looked at soon.
 */
export default async function orderWithoutMoney({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { payments } = await readOrderSessions(container, event.data.id);
  const gone = payments.filter(({ canceled, refunded }) => canceled || refunded);
  if (gone.length === 0) return;
  const assist = container.resolve(ASSIST_MODULE);
  await assist.orders.checkSessionsWithin(
    gone.map(({ sessionId }) => sessionId),
    1,
  );
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "assist-order-without-money" },
};
