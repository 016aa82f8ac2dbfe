import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

export interface OrderOfCart {
  orderId: string;
  since: Date;
}

/** The orders that carts have become, by cart id. */
export async function readOrdersOfCarts(
  container: MedusaContainer,
  cartIds: string[],
): Promise<Map<string, OrderOfCart>> {
  if (cartIds.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["cart_id", "order_id", "created_at"];
  const { data } = await query.graph({ entity: "order_cart", fields, filters: { cart_id: cartIds } });
  const links = data as { cart_id: string; order_id: string; created_at: Date | string }[];
  return new Map(
    links.map((link) => [link.cart_id, { orderId: link.order_id, since: new Date(link.created_at) }]),
  );
}
