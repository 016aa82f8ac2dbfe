import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../../gateway";
import { billProvider } from "../../records/bills";
import type { OrderRow } from "../../records/orders";
import type { RowTime } from "../../records/row-time";
import type { MedusaFacts } from "../../rules/books/facts";
import { readOrdersOfCarts } from "../orders/order-carts";
import { readStoredAccounts, readStoredOrders } from "../orders/stored-order";
import { amountNotCaptured, collectionDue } from "../sums/amount-due";
import { dueFacts, orderFacts, wantsAmountDue } from "./order-facts";
import { type Ages, isTracked, paymentFacts } from "./payment-facts";
import {
  readCollections,
  readDeletedRows,
  readPayments,
  readSessions,
  rowsOf,
  type StoredCollection,
  type StoredPayment,
  type StoredSession,
} from "./stored-rows";

/** Longer than any workflow of the platform works on a row that it has written. */
const restMilliseconds = 3 * 60_000;

/** Statuses among which cart completion takes the first session (platform §1.5). */
const processable = ["pending", "requires_more", "authorized", "captured", "pending_authorization"];

/** Of the session of an order that is to be paid by link: as the completion leaves it, or as it was when its process died. */
const awaitingBill = ["pending", "pending_authorization"];

/** What the facts of a payment are looked up by. */
export type PaidOrder = Pick<OrderRow, "payment_session_id" | "cart_id" | "currency" | "kind" | "provider">;

/** What the plugin's own tables say of rows of the platform; asked once for all that were read. */
export interface OwnRecords {
  /** Of the sessions whose orders were placed to be paid by link, those that have no bill, nor does their order. */
  withoutBill(placed: readonly { sessionId: string; orderId: string }[]): Promise<ReadonlySet<string>>;
  /** Of captures and refunds, those of whose event somebody takes care. */
  toldRows(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What of the platform hangs on a registration. */
interface Tied {
  paid: PaidOrder;
  session: StoredSession | undefined;
  payment: StoredPayment | undefined;
  collection: StoredCollection | undefined;
}

/**
 * Reads the facts about sessions, by session id, and about no other cart or order (platform §2.3); with as many queries
 * for many as for one.
 */
export async function readMedusaFacts(
  container: MedusaContainer,
  paid: readonly PaidOrder[],
  time: RowTime,
  own: OwnRecords,
): Promise<Map<string, MedusaFacts>> {
  const ids = paid.map(({ payment_session_id: id }) => id);
  const [sessions, payments] = await Promise.all([
    readSessions(container, ids),
    readPayments(container, ids),
  ]);
  const collections = await readCollections(container, [
    ...new Set([...sessions.values(), ...payments.values()].map((each) => each.payment_collection_id)),
  ]);
  const all = paid.map((each): Tied => {
    const session = sessions.get(each.payment_session_id);
    const payment = payments.get(each.payment_session_id);
    const id = session?.payment_collection_id ?? payment?.payment_collection_id ?? "";
    return { paid: each, session, payment, collection: collections.get(id) };
  });
  const ordersOfCarts = await readOrdersOfCarts(container, all.flatMap(cartsToFollow));
  const goneRows = await readDeletedRows(container, payments, collections);
  const owing = idsOf(all.filter(wantsDue));
  const paidLater = idsOf(all.filter(isPaidLater)).filter((id) => !owing.includes(id));
  const [orders, accounts] = await Promise.all([
    readStoredOrders(container, owing),
    readStoredAccounts(container, paidLater),
  ]);
  const withoutBill = await own.withoutBill(all.flatMap(placedToBeBilled));
  const told = await own.toldRows([...payments.values()].filter(isTracked).flatMap(rowsOf));
  const isYoung = (since: Date | string, now = time.now): boolean =>
    now.getTime() - new Date(since).getTime() <= restMilliseconds;
  const ages: Ages = { now: time.now, isYoung: (since) => isYoung(since), earliest: time.earliest };

  const factsOf = (tied: Tied): MedusaFacts => {
    const { paid: registered, session, payment, collection } = tied;
    const { cart_id: cartId, currency, kind } = registered;
    const order = collection?.order;
    const stored = order ? orders.get(order.id) : undefined;
    const chosen = collection?.payment_sessions?.find((other) => processable.includes(other.status));
    const untied = collection?.cart && !order ? ordersOfCarts.get(collection.cart.id) : undefined;
    return {
      session: session && { id: session.id, isTheCartsChoice: kind === "bill" || chosen?.id === session.id },
      cart: collection?.cart
        ? { id: collection.cart.id, completed: Boolean(collection.cart.completed_at) }
        : undefined,
      order: order
        ? {
            ...orderFacts(order, currency, goneRows, ages.isYoung),
            // A bill is made for an order that is there for good: no completion is at work any more.
            young: kind !== "bill" && isYoung(order.created_at),
            placedAt: time.latest(order.created_at),
            ...(wantsDue(tied) && dueFacts(stored, payment, kind, ages.isYoung)),
          }
        : undefined,
      lacking:
        collection &&
        leastOf(
          collectionDue(collection, payment?.id, currency),
          isPaidLater(tied) && order
            ? amountNotCaptured(stored ?? accounts.get(order.id), currency)
            : undefined,
        ),
      untied:
        collection && untied
          ? {
              orderId: untied.orderId,
              collectionId: collection.id,
              young: isYoung(untied.since, time.database),
            }
          : undefined,
      payment: payment && paymentFacts(payment, collection, currency, ages, told),
      awaitsBill: withoutBill.has(registered.payment_session_id),
      cartsOrderId: session || cartId === null ? undefined : ordersOfCarts.get(cartId)?.orderId,
    };
  };
  return new Map(all.map((tied) => [tied.paid.payment_session_id, factsOf(tied)]));
}

/** The carts that may have become orders of which the session does not tell. */
function cartsToFollow({ paid: { cart_id: cartId }, session, collection }: Tied): string[] {
  const abandoned = cartId !== null && !session ? [cartId] : [];
  return collection?.cart && !collection.order ? [...abandoned, collection.cart.id] : abandoned;
}

/**
 * Paid after its order was placed, by a bill or otherwise. Such an order may have several payment collections, so that the
 * session's own may lack money that was paid into another.
 */
function isPaidLater({ paid: { kind }, session, collection }: Tied): boolean {
  // In the midst of a checkout what the order's account says is not the last word; its collection has its one payment.
  return Boolean(session && collection?.order) && (kind === "bill" || !collection?.cart);
}

function wantsDue({ collection, payment }: Tied): boolean {
  return Boolean(collection?.order && wantsAmountDue(collection.order, payment));
}

function idsOf(tied: readonly Tied[]): string[] {
  return tied.flatMap(({ collection }) => collection?.order?.id ?? []);
}

function placedToBeBilled({ paid, session, collection }: Tied): { sessionId: string; orderId: string }[] {
  const orderId = collection?.order?.id;
  const isToBeBilled = paid.provider === billProvider && paid.kind === "checkout";
  return isToBeBilled && orderId !== undefined && session && awaitingBill.includes(session.status)
    ? [{ sessionId: session.id, orderId }]
    : [];
}

function leastOf(one: Money, other: Money | undefined): Money {
  return other ? one.min(other) : one;
}
