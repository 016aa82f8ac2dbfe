import type { RemoteQueryFunction } from "@medusajs/framework/types";

type Graph = Pick<RemoteQueryFunction, "graph">;

interface StoredPayment {
  payment_collection?: { id: string; status: string; order?: { id: string } | null } | null;
}

interface StoredOrder {
  status: string;
  payment_collections?: ({ id: string; status: string } | null)[] | null;
}

/**
 * Why a hold stays although the platform asks to let it go, as a sentence; undefined when it may go.
 *
 * When an edit, a return, a claim or an exchange is confirmed, the platform makes a payment collection for what the order
 * needs then, marks the one with the hold canceled, and voids its payment; it carries on when that is refused. The order is
 * as alive as before, and its hold is all that it has. Whoever cancels an order or voids a payment marks the collection
 * afterwards, and makes no other.
 */
export async function releaseObstacle(query: Graph, paymentId: string): Promise<string | undefined> {
  const { data: payments } = await query.graph({
    entity: "payment",
    fields: ["id", "payment_collection.id", "payment_collection.status", "payment_collection.order.id"],
    filters: { id: paymentId },
  });
  const collection = (payments[0] as StoredPayment | undefined)?.payment_collection;
  if (collection?.status !== "canceled" || !collection.order) return undefined;
  const { data: orders } = await query.graph({
    entity: "order",
    fields: ["id", "status", "payment_collections.id", "payment_collections.status"],
    filters: { id: collection.order.id },
  });
  const order = orders[0] as StoredOrder | undefined;
  const isReplaced = (order?.payment_collections ?? []).some(
    (other) => other && other.id !== collection.id && ["not_paid", "awaiting"].includes(other.status),
  );
  return order && order.status !== "canceled" && isReplaced
    ? "The order has been changed and lives on, so its hold stays. Nothing was sent."
    : undefined;
}
