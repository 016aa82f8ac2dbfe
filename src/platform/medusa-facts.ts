import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Money } from "../gateway";
import type { OrderRow } from "../records/orders";
import type { RowTime } from "../records/row-time";
import { readBilledOrders } from "./orders/billed-orders";
import { readGoneRows } from "./payments/gone-rows";
import { lackingFacts, readLackingOrders } from "./orders/lacking-orders";
import type { MedusaFacts } from "../rules/books/facts";
import { readOrdersOfCarts } from "./orders/orders-of-carts";
import { paymentFacts } from "./payments/payment-facts";
import {
  coverFields,
  type StoredCollection,
  type StoredPayment,
  type StoredSession,
} from "./sums/stored-payment";
import { decimal, isCancelUnmarked, lackingOf, shownSums } from "./sums/stored-sums";

/** Longer than any workflow of the platform works on a row that it has written. */
const restMilliseconds = 3 * 60_000;

/** Statuses among which cart completion takes the first session (platform §1.5). */
const processable = ["pending", "requires_more", "authorized", "captured", "pending_authorization"];

const amountFields = (path: string): string[] => [`${path}amount`, `${path}raw_amount`];
const rowFields = (path: string): string[] => [
  `${path}.id`,
  `${path}.created_by`,
  `${path}.created_at`,
  ...amountFields(`${path}.`),
];

/** What the facts of a payment are looked up by. */
export type PaidOrder = Pick<OrderRow, "payment_session_id" | "cart_id" | "currency" | "kind" | "provider">;

/** What the plugin's own tables say of rows of the platform; asked once for all that were read. */
export interface OwnRecords {
  /** Session ids whose order was placed to be paid by link and has no bill yet. */
  awaitedBills(
    paid: readonly PaidOrder[],
    sessions: ReadonlyMap<string, StoredSession>,
    collections: ReadonlyMap<string, StoredCollection>,
  ): Promise<ReadonlySet<string>>;
  /** Ids of captures and refunds of whose event somebody takes care. */
  toldRows(payments: ReadonlyMap<string, StoredPayment>): Promise<ReadonlySet<string>>;
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
  const abandoned = paid.flatMap(({ payment_session_id: id, cart_id: cart }) =>
    cart && !sessions.has(id) ? [cart] : [],
  );
  const withoutOrder = [...collections.values()].flatMap(({ cart, order }) =>
    cart && !order ? [cart.id] : [],
  );
  const ordersOfCarts = await readOrdersOfCarts(container, [...abandoned, ...withoutOrder]);
  const goneRows = await readGoneRows(container, payments, collections);
  const billed = await readBilledOrders(container, paid, sessions, collections);
  const lackingOrders = await readLackingOrders(container, payments, collections);
  const awaitedBills = await own.awaitedBills(paid, sessions, collections);
  const told = await own.toldRows(payments);
  const isYoung = (since: Date | string, now = time.now): boolean =>
    now.getTime() - new Date(since).getTime() <= restMilliseconds;

  const factsOf = ({
    payment_session_id: sessionId,
    cart_id: cartId,
    currency,
    kind,
  }: PaidOrder): MedusaFacts => {
    const session = sessions.get(sessionId);
    const payment = payments.get(sessionId);
    const collection = collections.get(
      session?.payment_collection_id ?? payment?.payment_collection_id ?? "",
    );
    const chosen = collection?.payment_sessions?.find((other) => processable.includes(other.status));
    const untied = collection?.cart && !collection.order ? ordersOfCarts.get(collection.cart.id) : undefined;
    return {
      session: session && { id: session.id, isTheCartsChoice: kind === "bill" || chosen?.id === session.id },
      cart: collection?.cart
        ? { id: collection.cart.id, completed: Boolean(collection.cart.completed_at) }
        : undefined,
      order: collection?.order
        ? {
            ...orderFacts(collection.order, currency, goneRows, isYoung),
            // A bill is made for an order that is there for good: no completion is at work any more.
            young: kind !== "bill" && isYoung(collection.order.created_at),
            placedAt: time.latest(collection.order.created_at),
            ...lackingFacts(lackingOrders.get(collection.order.id), payment, kind, isYoung),
          }
        : undefined,
      lacking: collection && leastOf(lackingOf(collection, payment?.id, currency), billed.get(sessionId)),
      untied:
        collection && untied
          ? {
              orderId: untied.orderId,
              collectionId: collection.id,
              young: isYoung(untied.since, time.database),
            }
          : undefined,
      payment: payment && {
        ...paymentFacts(payment, currency, isYoung, time.earliest, told, time.now),
        cancelUnmarked: collection !== undefined && isCancelUnmarked(collection),
        collectionDropped:
          collection?.status === "canceled" && !payment.canceled_at
            ? { lately: isYoung(collection.updated_at) }
            : undefined,
        shown: collection && shownSums(collection, currency),
      },
      awaitsBill: awaitedBills.has(sessionId),
      cartsOrderId: session || cartId === null ? undefined : ordersOfCarts.get(cartId)?.orderId,
    };
  };
  return new Map(paid.map((each) => [each.payment_session_id, factsOf(each)]));
}

/** The platform has dropped the session, and nobody has noted that yet. Pure. */
export function isNewlyReplaced(order: Pick<OrderRow, "replaced_at">, { session }: MedusaFacts): boolean {
  return session === undefined && order.replaced_at === null;
}

function leastOf(one: Money, other: Money | undefined): Money {
  return other ? one.min(other) : one;
}

async function readSessions(container: MedusaContainer, ids: string[]): Promise<Map<string, StoredSession>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["id", "payment_collection_id", "status"];
  const { data } = await query.graph({ entity: "payment_session", fields, filters: { id: ids } });
  return new Map((data as StoredSession[]).map((session) => [session.id, session]));
}

/** By session id. */
async function readPayments(
  container: MedusaContainer,
  sessionIds: string[],
): Promise<Map<string, StoredPayment>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: [
      "id",
      "payment_session_id",
      "payment_collection_id",
      "captured_at",
      "canceled_at",
      "data",
      ...amountFields(""),
      ...rowFields("captures"),
      ...rowFields("refunds"),
    ],
    filters: { payment_session_id: sessionIds },
  });
  return new Map((data as StoredPayment[]).map((payment) => [payment.payment_session_id, payment]));
}

async function readCollections(
  container: MedusaContainer,
  ids: string[],
): Promise<Map<string, StoredCollection>> {
  if (ids.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: [
      "id",
      "status",
      "updated_at",
      "captured_amount",
      "raw_captured_amount",
      "refunded_amount",
      "raw_refunded_amount",
      ...coverFields,
      "payment_sessions.id",
      "payment_sessions.status",
      "cart.id",
      "cart.completed_at",
      "order.id",
      "order.status",
      "order.transactions.id",
      "order.transactions.reference",
      "order.transactions.reference_id",
      "order.transactions.created_at",
      ...amountFields("order.transactions."),
    ],
    filters: { id: ids },
  });
  return new Map((data as StoredCollection[]).map((collection) => [collection.id, collection]));
}

function orderFacts(
  order: NonNullable<StoredCollection["order"]>,
  currency: string,
  goneRows: ReadonlySet<string>,
  isYoung: (since: Date | string) => boolean,
): NonNullable<MedusaFacts["order"]> {
  const transactions = (order.transactions ?? []).map((transaction) => ({
    id: transaction.id,
    rowIsGone: goneRows.has(transaction.reference_id),
    young: isYoung(transaction.created_at),
    reference: transaction.reference,
    referenceId: transaction.reference_id,
    amount: Money.round(decimal(transaction).abs().toFixed(), currency),
  }));
  return { id: order.id, canceled: order.status === "canceled", transactions };
}
