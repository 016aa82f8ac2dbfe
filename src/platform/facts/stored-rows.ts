import type { MedusaContainer } from "@medusajs/framework/types";
import { readRows } from "../query";
import { collectionDueFields, type StoredCover } from "../sums/amount-due";
import { amountFields, type StoredAmount } from "../sums/stored-amount";

// The rows of the platform that hang on a payment session, as its query returns them.

export interface StoredRow extends StoredAmount {
  id: string;
  created_by: string | null;
  created_at: Date | string;
}

export interface StoredSession {
  id: string;
  payment_collection_id: string;
  status: string;
}

export interface StoredPayment extends StoredAmount {
  id: string;
  payment_session_id: string;
  payment_collection_id: string;
  captured_at: Date | string | null;
  canceled_at: Date | string | null;
  data?: Record<string, unknown> | null;
  captures?: StoredRow[] | null;
  refunds?: StoredRow[] | null;
}

interface StoredLine extends StoredAmount {
  id: string;
  reference: string;
  reference_id: string;
  created_at: Date | string;
}

/** The part of an order that its payment collection leads to. */
export interface TiedOrder {
  id: string;
  status: string;
  created_at: Date | string;
  transactions?: StoredLine[] | null;
}

export interface StoredCollection extends StoredCover {
  id: string;
  status: string;
  updated_at: Date | string;
  captured_amount: unknown;
  raw_captured_amount?: StoredAmount["raw_amount"];
  refunded_amount: unknown;
  raw_refunded_amount?: StoredAmount["raw_amount"];
  cart?: { id: string; completed_at: Date | string | null } | null;
  order?: TiedOrder | null;
  payment_sessions?: { id: string; status: string }[] | null;
}

export async function readSessions(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<Map<string, StoredSession>> {
  const fields = ["id", "payment_collection_id", "status"];
  const sessions = await readRows<StoredSession>(container, {
    entity: "payment_session",
    fields,
    filters: { id: ids },
  });
  return new Map(sessions.map((session) => [session.id, session]));
}

/** By session id. */
export async function readPayments(
  container: MedusaContainer,
  sessionIds: readonly string[],
): Promise<Map<string, StoredPayment>> {
  const rowFields = ["captures", "refunds"].flatMap((path) => [
    ...["id", "created_by", "created_at"].map((field) => `${path}.${field}`),
    ...amountFields(`${path}.`),
  ]);
  const payments = await readRows<StoredPayment>(container, {
    entity: "payment",
    fields: [
      ...["id", "payment_session_id", "payment_collection_id", "captured_at", "canceled_at", "data"],
      ...amountFields(),
      ...rowFields,
    ],
    filters: { payment_session_id: sessionIds },
  });
  return new Map(payments.map((payment) => [payment.payment_session_id, payment]));
}

export async function readCollections(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<Map<string, StoredCollection>> {
  if (ids.length === 0) return new Map();
  const collections = await readRows<StoredCollection>(container, {
    entity: "payment_collection",
    fields: [
      "id",
      "status",
      "updated_at",
      ...["captured", "refunded"].flatMap((which) => [`${which}_amount`, `raw_${which}_amount`]),
      ...collectionDueFields,
      "payment_sessions.id",
      "payment_sessions.status",
      "cart.id",
      "cart.completed_at",
      "order.id",
      "order.status",
      ...["id", "reference", "reference_id", "created_at"].map((field) => `order.transactions.${field}`),
      ...amountFields("order.transactions."),
    ],
    filters: { id: ids },
  });
  return new Map(collections.map((collection) => [collection.id, collection]));
}

/** Of the platform's capture and refund ids. */
const rowId = /^(capt|ref)_/;

/**
 * Of the rows that orders' lines name, those that are no longer there. The platform adds a line for every row that it
 * finds, also for another request's, which is dropped when that request is refused (platform §1.6).
 * The lines must have been read before.
 */
export async function readDeletedRows(
  container: MedusaContainer,
  payments: ReadonlyMap<string, StoredPayment>,
  collections: ReadonlyMap<string, StoredCollection>,
): Promise<Set<string>> {
  const known = new Set([...payments.values()].flatMap(rowsOf));
  const named = [...collections.values()].flatMap(({ order }) =>
    (order?.transactions ?? []).map((line) => line.reference_id),
  );
  const strange = named.filter((id) => rowId.test(id) && !known.has(id));
  if (strange.length === 0) return new Set();
  const found = await Promise.all(
    ["capture", "refund"].map((entity) =>
      readRows<{ id: string }>(container, { entity, fields: ["id"], filters: { id: strange } }),
    ),
  );
  const there = new Set(found.flat().map(({ id }) => id));
  return new Set(strange.filter((id) => !there.has(id)));
}

/** Ids of a payment's captures and refunds. */
export function rowsOf({ captures, refunds }: StoredPayment): string[] {
  return [...(captures ?? []), ...(refunds ?? [])].map(({ id }) => id);
}
