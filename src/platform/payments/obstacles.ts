import type { PlatformRow } from "../../rules/money/decisions";
import { isBeingChanged } from "../orders/order-change";
import { type Query, rowsOf } from "../query";
import { accountFields, balanceOf, type StoredAccount } from "../sums/amount-due";

interface RefundedOrder extends StoredAccount {
  id: string;
  status: string;
  transactions?: { reference: string; reference_id: string }[] | null;
}

/**
 * Why the platform would fail to book a refund after the money has gone back, as a sentence; undefined when it would not.
 * Staff would be told of an error and return the money once more (platform §1.6).
 * `carriedOut`: refund rows whose command is known to be done. `whole`: it gives back all that is left, which cannot be
 * done twice by mistake.
 */
export async function refundObstacle(
  query: Query,
  row: PlatformRow,
  { carriedOut, whole }: { carriedOut: ReadonlySet<string>; whole: boolean },
): Promise<string | undefined> {
  const order = await readRefundedOrder(query, row.paymentId);
  if (!order) return undefined;
  const booked = new Set((order.transactions ?? []).map((line) => line.reference_id));
  const isBooked = (id: string): boolean => booked.has(id) || booked.has(row.paymentId);
  if (!whole && row.otherReferences.some((id) => carriedOut.has(id) && !isBooked(id)))
    return "A refund of this payment has just been carried out, and the shop is still booking it. Nothing was sent; look at the order in a few minutes before you refund more.";

  if (await wouldLackCreditLine(query, order, row.amount))
    return "The order is being changed: an edit, return, exchange or claim is not finished. Medusa could not book a refund now. Nothing was sent; finish or cancel the change first.";

  return undefined;
}

/**
 * The same for a refund that stands at the gateway already: it can only wait. Recorded now it would stay without its
 * credit line for ever, and the order would seem to lack the money.
 */
export async function recordingObstacle(
  query: Query,
  paymentId: string,
  amount: string,
): Promise<string | undefined> {
  const order = await readRefundedOrder(query, paymentId);
  return order && (await wouldLackCreditLine(query, order, amount))
    ? "The order is being changed: an edit, return, exchange or claim is not finished. Medusa could not book a refund now. What Assist has refunded is recorded once the change is finished or canceled."
    : undefined;
}

async function readRefundedOrder(query: Query, paymentId: string): Promise<RefundedOrder | undefined> {
  const [payment] = await rowsOf<{ payment_collection?: { order?: RefundedOrder | null } | null }>(query, {
    entity: "payment",
    fields: [
      "id",
      ...["id", "status", ...accountFields, "transactions.reference", "transactions.reference_id"].map(
        (field) => `payment_collection.order.${field}`,
      ),
    ],
    filters: { id: paymentId },
  });
  return payment?.payment_collection?.order ?? undefined;
}

/** An order that is canceled gets no credit line: what it still has is refunded without the platform's workflow. */
async function wouldLackCreditLine(query: Query, order: RefundedOrder, amount: string): Promise<boolean> {
  return (
    order.status !== "canceled" && needsCreditLine(order, amount) && (await isBeingChanged(query, order.id))
  );
}

/** What exceeds the shop's debt becomes a credit line, for which the platform opens a change of the order. */
function needsCreditLine(order: RefundedOrder, amount: string): boolean {
  return balanceOf(order).negated().isLessThan(amount);
}

interface HoldingPayment {
  payment_collection?: { id: string; status: string; order?: { id: string } | null } | null;
}

interface HoldingOrder {
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
export async function releaseObstacle(query: Query, paymentId: string): Promise<string | undefined> {
  const [payment] = await rowsOf<HoldingPayment>(query, {
    entity: "payment",
    fields: ["id", "payment_collection.id", "payment_collection.status", "payment_collection.order.id"],
    filters: { id: paymentId },
  });
  const collection = payment?.payment_collection;
  if (collection?.status !== "canceled" || !collection.order) return undefined;
  const [order] = await rowsOf<HoldingOrder>(query, {
    entity: "order",
    fields: ["id", "status", "payment_collections.id", "payment_collections.status"],
    filters: { id: collection.order.id },
  });
  const isReplaced = (order?.payment_collections ?? []).some(
    (other) => other && other.id !== collection.id && ["not_paid", "awaiting"].includes(other.status),
  );
  return order && order.status !== "canceled" && isReplaced
    ? "The order has been changed and lives on, so its hold stays. Nothing was sent."
    : undefined;
}
