import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { getOrderDetailWorkflow } from "@medusajs/medusa/core-flows";

/** An order as Medusa's own page of it shows it, with the sessions and payments of its payment collections. */
export interface OrderDetail {
  id: string;
  display_id: number;
  status: string;
  payment_status: string;
  currency_code: string;
  payment_collections?:
    | ({
        payment_sessions?: { id: string }[] | null;
        payments?: { payment_session_id: string }[] | null;
      } | null)[]
    | null;
}

const fields = [
  "id",
  "display_id",
  "status",
  "currency_code",
  "payment_collections.payment_sessions.id",
  "payment_collections.payments.payment_session_id",
];

/** Throws NOT_FOUND when there is no such order. */
export async function readOrderDetail(container: MedusaContainer, orderId: string): Promise<OrderDetail> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const filters = { id: orderId };
  const { data } = await query.graph({ entity: "order", fields: ["id"], filters });
  if (data.length === 0)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no order with this id.");
  const { result } = await getOrderDetailWorkflow(container).run({ input: { order_id: orderId, fields } });
  return result as unknown as OrderDetail;
}

/** Ids of the carts that have become the order. */
export async function cartsOfOrder(container: MedusaContainer, orderId: string): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const filters = { order_id: orderId };
  const { data } = await query.graph({ entity: "order_cart", fields: ["cart_id"], filters });
  return (data as { cart_id: string }[]).map(({ cart_id: id }) => id);
}
