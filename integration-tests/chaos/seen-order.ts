import type { Place } from "./command";
import { kopecks, type Kopecks } from "./kopecks";
import { isCart, type World } from "./world";

/** What staff see of an order: its newest payment. */
export interface SeenOrder {
  orderId: string;
  orderNumber: string;
  paymentId: string;
  amount: Kopecks;
}

export async function seenOrder(world: World, place: Place): Promise<SeenOrder | undefined> {
  const orderId = isCart(place) ? await orderOfCart(world, place) : world.orders.get(place)?.id;
  if (orderId === undefined) return undefined;
  const result = await world.around.database.raw<{
    rows: { order_number: string; payment_id: string; amount: string }[];
  }>(
    `select ao.order_number, p.id as payment_id, p.amount::text
     from order_payment_collection opc
     join payment p on p.payment_collection_id = opc.payment_collection_id and p.deleted_at is null
     join assist_order ao on ao.payment_session_id = p.payment_session_id
     where opc.order_id = ? and opc.deleted_at is null order by p.created_at desc limit 1`,
    [orderId],
  );
  const [row] = result.rows;
  return (
    row && {
      orderId,
      orderNumber: row.order_number,
      paymentId: row.payment_id,
      amount: kopecks(row.amount),
    }
  );
}

async function orderOfCart(world: World, place: 0 | 1): Promise<string | undefined> {
  const cart = world.carts.get(place);
  if (!cart) return undefined;
  const [link] = (await world.around
    .database("order_cart")
    .select("order_id")
    .where({ cart_id: cart.id, deleted_at: null })) as { order_id: string }[];
  return link?.order_id;
}
