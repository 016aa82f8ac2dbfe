import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { MedusaContainer } from "@medusajs/framework/types";
import { billOfOrderChanged } from "../bills/order-changed";

interface Changed {
  id?: string;
  order_id?: string;
}

/** What an order lacks may have changed: its open bill is looked at at once, and revoked when it asks for too much. */
export default async function orderBills({ event, container }: SubscriberArgs<Changed>): Promise<void> {
  const orderId =
    event.name === "payment.captured" ? await orderOfPayment(container, event.data.id) : orderOf(event.data);
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

function orderOf({ id, order_id }: Changed): string | undefined {
  return order_id ?? id;
}

async function orderOfPayment(
  container: MedusaContainer,
  id: string | undefined,
): Promise<string | undefined> {
  if (!id) return undefined;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["id", "payment_collection.order.id"];
  const { data } = await query.graph({ entity: "payment", fields, filters: { id } });
  const payment = data[0] as { payment_collection?: { order?: { id: string } | null } | null } | undefined;
  return payment?.payment_collection?.order?.id;
}
