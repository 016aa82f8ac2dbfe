import type { RemoteQueryFunction } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import type { PlatformRow } from "../../modules/assist/decisions";

interface StoredPayment {
  payment_collection?: { order?: StoredOrder | null } | null;
}

interface StoredOrder {
  id: string;
  summary?: {
    pending_difference?: unknown;
    raw_pending_difference?: { value: string | number } | null;
  } | null;
  transactions?: { reference: string; reference_id: string }[] | null;
}

/**
 * Why the platform would fail to book a partial refund after the money has gone back, as a sentence; undefined when it
 * would not. Staff would be told of an error and return the money once more (medusa-notes §1.6).
 * `carriedOut`: refund rows whose command is known to be done.
 */
export async function refundObstacle(
  query: RemoteQueryFunction,
  row: PlatformRow,
  carriedOut: ReadonlySet<string>,
): Promise<string | undefined> {
  const { data } = await query.graph({
    entity: "payment",
    fields: [
      "id",
      "payment_collection.order.id",
      "payment_collection.order.summary",
      // With these the platform works the summary out anew, as its refund does: as stored it may lack taxes.
      "payment_collection.order.total",
      "payment_collection.order.currency_code",
      "payment_collection.order.transactions.reference",
      "payment_collection.order.transactions.reference_id",
    ],
    filters: { id: row.paymentId },
  });
  const order = (data[0] as StoredPayment | undefined)?.payment_collection?.order;
  if (!order) return undefined;
  const booked = new Set((order.transactions ?? []).map((line) => line.reference_id));
  const isBooked = (id: string): boolean => booked.has(id) || booked.has(row.paymentId);
  if (row.otherReferences.some((id) => carriedOut.has(id) && !isBooked(id))) {
    return "A refund of this payment has just been carried out, and the shop is still booking it. Nothing was sent; look at the order in a few minutes before you return more.";
  }
  if (needsCreditLine(order, row.amount) && (await isBeingChanged(query, order.id))) {
    return "The order is being changed: an edit, return, exchange or claim is not finished. Medusa could not book a refund now. Nothing was sent; finish or cancel the change first.";
  }
  return undefined;
}

/** What exceeds the shop's debt becomes a credit line, for which the platform opens a change of the order. */
function needsCreditLine({ summary }: StoredOrder, amount: string): boolean {
  const difference = new BigNumber(
    String(summary?.raw_pending_difference?.value ?? summary?.pending_difference ?? 0),
  );
  return difference.negated().isLessThan(amount);
}

async function isBeingChanged(query: RemoteQueryFunction, orderId: string): Promise<boolean> {
  const { data } = await query.graph({
    entity: "order_change",
    fields: ["id"],
    filters: { order_id: orderId, status: ["pending", "requested"] },
  });
  return data.length > 0;
}
