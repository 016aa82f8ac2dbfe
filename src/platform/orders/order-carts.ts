import type { MedusaContainer } from "@medusajs/framework/types";
import { readRows } from "../query";

interface StoredLink {
  cart_id: string;
  order_id: string;
  created_at: Date | string;
}

export interface OrderOfCart {
  orderId: string;
  since: Date;
}

/** The orders that carts have become, by cart id. */
export async function readOrdersOfCarts(
  container: MedusaContainer,
  cartIds: readonly string[],
): Promise<Map<string, OrderOfCart>> {
  if (cartIds.length === 0) return new Map();
  const links = await readLinks(container, { cart_id: cartIds });
  return new Map(
    links.map((link) => [link.cart_id, { orderId: link.order_id, since: new Date(link.created_at) }]),
  );
}

/** Ids of the carts that have become the orders. */
export async function cartsOfOrders(
  container: MedusaContainer,
  orderIds: readonly string[],
): Promise<string[]> {
  return (await readLinks(container, { order_id: orderIds })).map(({ cart_id: id }) => id);
}

function readLinks(container: MedusaContainer, filters: Record<string, unknown>): Promise<StoredLink[]> {
  const fields = ["cart_id", "order_id", "created_at"];
  return readRows<StoredLink>(container, { entity: "order_cart", fields, filters });
}
