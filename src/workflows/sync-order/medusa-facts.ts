import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import { Money } from "../../assist";
import type { OrderRow } from "../../modules/assist/rows";
import { recordedByPlugin } from "../../providers/assist/platform-rows";

/** A capture or refund row of the platform. */
export interface BookRow {
  id: string;
  amount: Money;
  /** Written by the plugin to record what stands at the gateway. */
  recorded: boolean;
  /** Old enough that the workflow which wrote it has ended, whichever way. */
  atRest: boolean;
}

/** A line in the order's own account of what was paid. */
export interface OrderTransaction {
  reference: string;
  referenceId: string;
  /** Without sign. */
  amount: Money;
}

export interface PaymentFacts {
  id: string;
  collectionId: string;
  amount: Money;
  captures: BookRow[];
  refunds: BookRow[];
  captured: Money;
  refunded: Money;
  markedCaptured: boolean;
  canceled: boolean;
}

/** What Medusa has of a payment session and everything that hangs on it. */
export interface MedusaFacts {
  /** Absent when the platform has dropped the session. */
  session?: { id: string; isTheCartsChoice: boolean };
  cart?: { id: string; completed: boolean };
  order?: { id: string; canceled: boolean; transactions: OrderTransaction[] };
  payment?: PaymentFacts;
  /** The order of the cart that was being paid for, where the session itself is gone. */
  cartsOrderId?: string;
}

/** Longer than any workflow of the platform works on a row that it has written. */
const restMilliseconds = 3 * 60_000;

interface StoredAmount {
  amount: unknown;
  raw_amount?: { value: string | number } | null;
}

interface StoredRow extends StoredAmount {
  id: string;
  created_by: string | null;
  created_at: Date | string;
}

interface StoredPayment extends StoredAmount {
  id: string;
  payment_collection_id: string;
  captured_at: Date | string | null;
  canceled_at: Date | string | null;
  captures?: StoredRow[] | null;
  refunds?: StoredRow[] | null;
}

interface StoredCollection {
  cart?: { id: string; completed_at: Date | string | null } | null;
  order?: {
    id: string;
    status: string;
    transactions?: (StoredAmount & { reference: string; reference_id: string })[] | null;
  } | null;
  payment_sessions?: { id: string; status: string }[] | null;
}

/** Statuses among which cart completion takes the first session (medusa-notes §1.5). */
const processable = ["pending", "requires_more", "authorized", "captured", "pending_authorization"];

const amountFields = (path: string): string[] => [`${path}amount`, `${path}raw_amount`];
const rowFields = (path: string): string[] => [
  `${path}.id`,
  `${path}.created_by`,
  `${path}.created_at`,
  ...amountFields(`${path}.`),
];

/**
 * Reads the facts about one session, and about no other cart or order (medusa-notes §2.3).
 * `now`: the database's time, which stamped the rows.
 */
export async function readMedusaFacts(
  container: MedusaContainer,
  paid: Pick<OrderRow, "payment_session_id" | "cart_id" | "currency">,
  now: Date,
): Promise<MedusaFacts> {
  const { payment_session_id: sessionId, cart_id: cartId, currency } = paid;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [{ data: sessions }, { data: payments }] = await Promise.all([
    query.graph({
      entity: "payment_session",
      fields: ["id", "payment_collection_id"],
      filters: { id: sessionId },
    }),
    query.graph({
      entity: "payment",
      fields: [
        "id",
        "payment_collection_id",
        "captured_at",
        "canceled_at",
        ...amountFields(""),
        ...rowFields("captures"),
        ...rowFields("refunds"),
      ],
      filters: { payment_session_id: sessionId },
    }),
  ]);
  const session = sessions[0] as { id: string; payment_collection_id: string } | undefined;
  const payment = payments[0] as StoredPayment | undefined;
  const collectionId = session?.payment_collection_id ?? payment?.payment_collection_id;
  const collection = collectionId === undefined ? undefined : await readCollection(container, collectionId);
  const chosen = collection?.payment_sessions?.find((other) => processable.includes(other.status));
  return {
    session: session && { id: session.id, isTheCartsChoice: chosen?.id === session.id },
    cart: collection?.cart
      ? { id: collection.cart.id, completed: Boolean(collection.cart.completed_at) }
      : undefined,
    order: collection?.order ? orderFacts(collection.order, currency) : undefined,
    payment: payment && paymentFacts(payment, currency, now),
    cartsOrderId: session || cartId === null ? undefined : await readOrderOfCart(container, cartId),
  };
}

async function readOrderOfCart(container: MedusaContainer, cartId: string): Promise<string | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: cartId },
  });
  return (data[0] as { order_id?: string } | undefined)?.order_id;
}

async function readCollection(container: MedusaContainer, id: string): Promise<StoredCollection | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: [
      "id",
      "payment_sessions.id",
      "payment_sessions.status",
      "cart.id",
      "cart.completed_at",
      "order.id",
      "order.status",
      "order.transactions.reference",
      "order.transactions.reference_id",
      ...amountFields("order.transactions."),
    ],
    filters: { id },
  });
  return data[0] as StoredCollection | undefined;
}

function orderFacts(
  order: NonNullable<StoredCollection["order"]>,
  currency: string,
): NonNullable<MedusaFacts["order"]> {
  const transactions = (order.transactions ?? []).map((transaction) => ({
    reference: transaction.reference,
    referenceId: transaction.reference_id,
    amount: Money.round(decimal(transaction).abs().toFixed(), currency),
  }));
  return { id: order.id, canceled: order.status === "canceled", transactions };
}

function paymentFacts(payment: StoredPayment, currency: string, now: Date): PaymentFacts {
  const row = (stored: StoredRow): BookRow => ({
    id: stored.id,
    amount: Money.round(decimal(stored).toFixed(), currency),
    recorded: stored.created_by === recordedByPlugin,
    atRest: now.getTime() - new Date(stored.created_at).getTime() > restMilliseconds,
  });
  return {
    id: payment.id,
    collectionId: payment.payment_collection_id,
    amount: Money.round(decimal(payment).toFixed(), currency),
    captures: (payment.captures ?? []).map(row),
    refunds: (payment.refunds ?? []).map(row),
    captured: total(payment.captures, currency),
    refunded: total(payment.refunds, currency),
    markedCaptured: Boolean(payment.captured_at),
    canceled: Boolean(payment.canceled_at),
  };
}

function decimal(row: StoredAmount): BigNumber {
  return new BigNumber(String(row.raw_amount?.value ?? row.amount));
}

/** Sums first and rounds then, so that parts with more decimals than the currency add up. */
function total(rows: StoredAmount[] | null | undefined, currency: string): Money {
  return Money.round(
    (rows ?? []).reduce((sum, row) => sum.plus(decimal(row)), new BigNumber(0)).toFixed(),
    currency,
  );
}
