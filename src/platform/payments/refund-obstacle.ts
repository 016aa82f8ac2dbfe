import type { RemoteQueryFunction } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import type { PlatformRow } from "../../rules/money/decisions";

type Graph = Pick<RemoteQueryFunction, "graph">;

interface StoredPayment {
  payment_collection?: { order?: StoredOrder | null } | null;
}

interface StoredOrder {
  id: string;
  status: string;
  summary?: {
    pending_difference?: unknown;
    raw_pending_difference?: { value: string | number } | null;
  } | null;
  transactions?: { reference: string; reference_id: string }[] | null;
}

/**
 * Why the platform would fail to book a refund after the money has gone back, as a sentence; undefined when it would not.
 * Staff would be told of an error and return the money once more (platform §1.6).
 * `carriedOut`: refund rows whose command is known to be done. `whole`: it gives back all that is left, which cannot be
 * done twice by mistake.
 */
export async function refundObstacle(
  query: Graph,
  row: PlatformRow,
  { carriedOut, whole }: { carriedOut: ReadonlySet<string>; whole: boolean },
): Promise<string | undefined> {
  const order = await readOrder(query, row.paymentId);
  if (!order) return undefined;
  const booked = new Set((order.transactions ?? []).map((line) => line.reference_id));
  const isBooked = (id: string): boolean => booked.has(id) || booked.has(row.paymentId);
  if (!whole && row.otherReferences.some((id) => carriedOut.has(id) && !isBooked(id))) {
    return "A refund of this payment has just been carried out, and the shop is still booking it. Nothing was sent; look at the order in a few minutes before you return more.";
  }
  if (await wouldLackCreditLine(query, order, row.amount)) {
    return "The order is being changed: an edit, return, exchange or claim is not finished. Medusa could not book a refund now. Nothing was sent; finish or cancel the change first.";
  }
  return undefined;
}

/**
 * The same for a refund that stands at the gateway already: it can only wait. Recorded now it would stay without its
 * credit line for ever, and the order would seem to lack the money.
 */
export async function recordingObstacle(
  query: Graph,
  paymentId: string,
  amount: string,
): Promise<string | undefined> {
  const order = await readOrder(query, paymentId);
  return order && (await wouldLackCreditLine(query, order, amount))
    ? "The order is being changed: an edit, return, exchange or claim is not finished. Medusa could not book a refund now. What Assist has returned is recorded once the change is finished or canceled."
    : undefined;
}

async function readOrder(query: Graph, paymentId: string): Promise<StoredOrder | undefined> {
  const { data } = await query.graph({
    entity: "payment",
    fields: [
      "id",
      "payment_collection.order.id",
      "payment_collection.order.status",
      "payment_collection.order.summary",
      // With these the platform works the summary out anew, as its refund does: as stored it may lack taxes.
      "payment_collection.order.total",
      "payment_collection.order.currency_code",
      "payment_collection.order.transactions.reference",
      "payment_collection.order.transactions.reference_id",
    ],
    filters: { id: paymentId },
  });
  return (data[0] as StoredPayment | undefined)?.payment_collection?.order ?? undefined;
}

/** An order that is canceled gets no credit line: what it still has is returned without the platform's workflow. */
async function wouldLackCreditLine(query: Graph, order: StoredOrder, amount: string): Promise<boolean> {
  return (
    order.status !== "canceled" && needsCreditLine(order, amount) && (await isBeingChanged(query, order.id))
  );
}

/** What exceeds the shop's debt becomes a credit line, for which the platform opens a change of the order. */
function needsCreditLine({ summary }: StoredOrder, amount: string): boolean {
  const difference = new BigNumber(
    String(summary?.raw_pending_difference?.value ?? summary?.pending_difference ?? 0),
  );
  return difference.negated().isLessThan(amount);
}

async function isBeingChanged(query: Graph, orderId: string): Promise<boolean> {
  const { data } = await query.graph({
    entity: "order_change",
    fields: ["id"],
    filters: { order_id: orderId, status: ["pending", "requested"] },
  });
  return data.length > 0;
}
