import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ASSIST_MODULE } from "../modules/assist";
import type AssistModuleService from "../modules/assist/service";

interface StoredPayment {
  payment_session_id: string;
  canceled_at: Date | string | null;
  refunds?: unknown[] | null;
}

interface StoredOrder {
  payment_collections?: ({ payments?: (StoredPayment | null)[] | null } | null)[] | null;
}

/**
 * An order may be placed on a payment that a failed completion has let go before (platform §1.5): whether it has its
 * money is looked at soon.
 */
export default async function orderWithoutMoney({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "payment_collections.payments.payment_session_id",
      "payment_collections.payments.canceled_at",
      "payment_collections.payments.refunds.id",
    ],
    filters: { id: event.data.id },
  });
  const order = data[0] as StoredOrder | undefined;
  const sessions = (order?.payment_collections ?? [])
    .flatMap((collection) => collection?.payments ?? [])
    .flatMap((payment) =>
      payment && (payment.canceled_at || payment.refunds?.length) ? [payment.payment_session_id] : [],
    );
  if (sessions.length === 0) return;
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  await assist.orders.checkSessionsWithin(sessions, 1);
}

export const config: SubscriberConfig = {
  event: "order.placed",
  context: { subscriberId: "assist-order-without-money" },
};
