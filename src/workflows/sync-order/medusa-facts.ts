import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type BigNumber from "bignumber.js";
import { Money } from "../../assist";
import { ASSIST_MODULE } from "../../modules/assist";
import type { OrderRow } from "../../modules/assist/rows";
import type { RowTime } from "../../modules/assist/server-clocks";
import type AssistModuleService from "../../modules/assist/service";
import { readAwaitedBills } from "./awaited-bills";
import { readBilledOrders } from "./billed-orders";
import { readGoneRows } from "./gone-rows";
import { lackingFacts, readLackingOrders, type HoldWanted } from "./lacking-orders";
import { readOrdersOfCarts } from "./orders-of-carts";
import { paymentFacts } from "./payment-facts";
import { readToldRows } from "./told-rows";
import { coverFields, type StoredCollection, type StoredPayment, type StoredSession } from "./stored-payment";
import { decimal, isCancelUnmarked, lackingOf, shownSums } from "./stored-sums";

/** A capture or refund row of the platform. */
export interface BookRow {
  id: string;
  amount: Money;
  /** As the platform has it, perhaps with more decimals than the currency: for sums of several. */
  exact: BigNumber;
  /** Written by the plugin to record what stands at the gateway. */
  recorded: boolean;
  /** Old enough that the workflow which wrote it has ended, whichever way. */
  atRest: boolean;
  /** Nobody has heard of it, and it is not known yet that somebody is to. */
  untold?: boolean;
}

/** A line in the order's own account of what was paid. */
export interface OrderTransaction {
  /** Absent in one that is yet to be added. */
  id?: string;
  reference: string;
  referenceId: string;
  /** Without sign. */
  amount: Money;
  /** The row that it names is no longer there. */
  rowIsGone?: boolean;
  /** Written so lately that its workflow may still be at work. */
  young?: boolean;
}

export interface PaymentFacts {
  id: string;
  collectionId: string;
  amount: Money;
  captures: BookRow[];
  refunds: BookRow[];
  captured: Money;
  refunded: Money;
  /** Its money had been taken when it was authorized: the platform tells nobody of such a capture. */
  capturedWithAuthorization?: boolean;
  markedCaptured: boolean;
  canceled: boolean;
  /** Its collection is marked canceled, which it is not: the platform does so when a change of the order is confirmed. */
  collectionDropped?: { lately: boolean } | undefined;
  /** No payment of its collection is left, and the collection still shows money: the process died in between. */
  cancelUnmarked?: boolean;
  /** Since when nothing of it is left, by the platform's rows: by the database's clock, at the earliest. */
  goneSince?: Date | undefined;
  /** So lately that what has let it go may still be at work. */
  goneLately?: boolean;
  /** What its payment collection shows; absent when other payments are in those sums too. */
  shown?: { captured: Money; refunded: Money };
}

/** What Medusa has of a payment session and everything that hangs on it. */
export interface MedusaFacts {
  /**
   * Absent when the platform has dropped the session. A bill is for the order as such: its session needs no choosing, and
   * whether its money is still wanted is for `lacking` to say.
   */
  session?: { id: string; isTheCartsChoice: boolean };
  cart?: { id: string; completed: boolean };
  /** `young`: the completion that placed it may still be at work, perhaps in another process. */
  order?: {
    id: string;
    canceled: boolean;
    transactions: OrderTransaction[];
    /** By the database's clock, at the latest. */
    placedAt?: Date;
    young?: boolean;
    /** What nobody has paid for it nor holds; read where nothing of its payment is left, or is only held. */
    lacking?: Money | undefined;
    /** What it wants of its payment while that is only held. */
    wants?: HoldWanted | undefined;
  };
  /**
   * What the payment collection still lacks when its other payments are counted, and for a bill no more than what its
   * order lacks; absent without a collection.
   */
  lacking?: Money;
  /** The cart's order, when it is not tied to the payment collection: its completion is at work, or died there. */
  untied?: { orderId: string; collectionId: string; young: boolean };
  payment?: PaymentFacts;
  /** The order was placed to be paid by link, and has no bill yet. */
  awaitsBill?: boolean;
  /** The order of the cart that was being paid for, where the session itself is gone. */
  cartsOrderId?: string;
}

/** Longer than any workflow of the platform works on a row that it has written. */
const restMilliseconds = 3 * 60_000;

/** Statuses among which cart completion takes the first session (medusa-notes §1.5). */
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

/** Reads the facts about one session, and about no other cart or order (medusa-notes §2.3). */
export async function readMedusaFacts(container: MedusaContainer, paid: PaidOrder): Promise<MedusaFacts> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const facts = await readManyMedusaFacts(container, [paid], await assist.clocks.read());
  return facts.get(paid.payment_session_id) ?? {};
}

/** The same about many sessions, by session id, with as many queries as for one. */
export async function readManyMedusaFacts(
  container: MedusaContainer,
  paid: readonly PaidOrder[],
  time: RowTime,
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
  const awaitedBills = await readAwaitedBills(container, paid, sessions, collections);
  const told = await readToldRows(container, payments);
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
