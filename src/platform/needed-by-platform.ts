import type { MedusaContainer } from "@medusajs/framework/types";
import type { OldBill, OldRegistration } from "../records/rows";
import { billProvider } from "../records/bills";
import { sessionsWithPayment } from "./payments/sessions";
import { readRows } from "./query";

interface StoredSession {
  id: string;
  payment_collection?: { order?: { status: string } | null } | null;
}

/**
 * Ids of the registrations for which the platform has nothing: no payment, and no order that waits to be paid by link,
 * whose address would lead nowhere.
 */
export async function freeRegistrations(
  container: MedusaContainer,
  registrations: readonly OldRegistration[],
): Promise<Set<string>> {
  const sessions = registrations.map(({ payment_session_id: id }) => id);
  const byLink = registrations.filter(({ provider }) => provider === billProvider);
  const [paid, waiting] = await Promise.all([
    sessionsWithPayment(container, sessions),
    sessionsOfLiveOrders(
      container,
      byLink.map(({ payment_session_id: id }) => id),
    ),
  ]);
  const needed = new Set([...paid, ...waiting]);
  return new Set(
    registrations.flatMap(({ id, payment_session_id: session }) => (needed.has(session) ? [] : [id])),
  );
}

/** The same of bills. An order that was placed to be paid by link keeps them all as long as it is not canceled: the last one tells what is to follow. */
export async function freeBills(container: MedusaContainer, bills: readonly OldBill[]): Promise<Set<string>> {
  const sessions = bills.flatMap(({ payment_session_id: id }) => (id === null ? [] : [id]));
  const placed = bills.filter(({ origin }) => origin === "checkout").map(({ order_id: id }) => id);
  const [paid, live] = await Promise.all([
    sessionsWithPayment(container, sessions),
    liveOrders(container, [...new Set(placed)]),
  ]);
  return new Set(
    bills.flatMap(({ id, origin, order_id: order, payment_session_id: session }) => {
      const isNeeded = (session !== null && paid.has(session)) || (origin === "checkout" && live.has(order));
      return isNeeded ? [] : [id];
    }),
  );
}

async function sessionsOfLiveOrders(container: MedusaContainer, sessions: string[]): Promise<Set<string>> {
  if (sessions.length === 0) return new Set();
  const found = await readRows<StoredSession>(container, {
    entity: "payment_session",
    fields: ["id", "payment_collection.order.status"],
    filters: { id: sessions },
  });
  return new Set(
    found.flatMap(({ id, payment_collection: collection }) =>
      collection?.order && collection.order.status !== "canceled" ? [id] : [],
    ),
  );
}

async function liveOrders(container: MedusaContainer, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const orders = await readRows<{ id: string; status: string }>(container, {
    entity: "order",
    fields: ["id", "status"],
    filters: { id: ids },
  });
  return new Set(orders.flatMap(({ id, status }) => (status === "canceled" ? [] : [id])));
}
