import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ASSIST_MODULE } from "../modules/assist";
import type AssistModuleService from "../modules/assist/service";
import { lookAfterCancelling } from "../reconciliation/canceled-order";

interface StoredOrder {
  payment_collections?: ({ payment_sessions?: ({ id: string } | null)[] | null } | null)[] | null;
}

/**
 * Cancelling an order carries on when its payment could not be voided or refunded, and may fail before the provider is
 * asked at all: whether money is left is looked at now.
 */
export default async function orderCanceled({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "payment_collections.payment_sessions.id"],
    filters: { id: event.data.id },
  });
  const order = data[0] as StoredOrder | undefined;
  const sessions = (order?.payment_collections ?? [])
    .flatMap((collection) => collection?.payment_sessions ?? [])
    .flatMap((session) => session?.id ?? []);
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  // Should this process die now, the job looks.
  await assist.orders.checkSessionsWithin(sessions, 1);
  await lookAfterCancelling(container, sessions);
}

export const config: SubscriberConfig = {
  event: "order.canceled",
  context: { subscriberId: "assist-order-canceled" },
};
