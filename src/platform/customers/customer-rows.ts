import type { MedusaContainer } from "@medusajs/framework/types";
import { cartsOfOrders } from "../orders/order-carts";
import { readRows } from "../query";

/** Whose rows are meant. An e-mail is taken exactly as it is written: one that differs in a letter's case is somebody else's. */
export type Customer = { customer_id: string } | { email: string };

/** Ids of some of a customer's rows. */
export interface CustomerRows {
  orders: string[];
  sessions: string[];
  carts: string[];
}

interface StoredCollection {
  payment_sessions?: ({ id: string } | null)[] | null;
  payments?: ({ payment_session_id: string } | null)[] | null;
}

interface StoredOrder {
  id: string;
  payment_collections?: (StoredCollection | null)[] | null;
}

interface StoredCart {
  id: string;
  payment_collection?: StoredCollection | null;
}

/** So many of the platform's rows are asked for at once. */
const portion = 200;

const ofCollection = (path: string): string[] => [
  `${path}.payment_sessions.id`,
  `${path}.payments.payment_session_id`,
];

/** The orders, drafts and carts that the platform has of a customer, and their payment sessions, a portion at a time. */
export async function* readCustomerRows(
  container: MedusaContainer,
  customer: Customer,
): AsyncGenerator<CustomerRows> {
  const filters: Record<string, string> =
    "email" in customer ? { email: customer.email } : { customer_id: customer.customer_id };
  const ordersFields = ofCollection("payment_collections");
  for await (const rows of pages<StoredOrder>(container, "order", ordersFields, filters)) {
    const orders = rows.map(({ id }) => id);
    yield {
      orders,
      sessions: rows.flatMap(({ payment_collections: all }) => (all ?? []).flatMap(sessionsOf)),
      // A session that the cart has replaced is known to the plugin alone, by the cart.
      carts: await cartsOfOrders(container, orders),
    };
  }
  for await (const rows of pages<StoredCart>(
    container,
    "cart",
    ofCollection("payment_collection"),
    filters,
  )) {
    yield {
      orders: [],
      sessions: rows.flatMap(({ payment_collection: one }) => sessionsOf(one)),
      carts: rows.map(({ id }) => id),
    };
  }
}

async function* pages<Row>(
  container: MedusaContainer,
  entity: "order" | "cart" | "customer",
  fields: readonly string[],
  filters: Record<string, string>,
): AsyncGenerator<Row[]> {
  for (let skip = 0; ; skip += portion) {
    const rows = await readRows<Row>(container, {
      entity,
      fields: ["id", ...fields],
      filters,
      page: { skip, take: portion },
    });
    if (rows.length > 0) yield rows;
    if (rows.length < portion) return;
  }
}

function sessionsOf(collection: StoredCollection | null | undefined): string[] {
  return [
    ...(collection?.payment_sessions ?? []).flatMap((session) => session?.id ?? []),
    ...(collection?.payments ?? []).flatMap((payment) => payment?.payment_session_id ?? []),
  ];
}

/** Ids of the customers who are meant; a guest's e-mail may be that of several. */
export async function customerIdsOf(container: MedusaContainer, customer: Customer): Promise<string[]> {
  if ("customer_id" in customer) return [customer.customer_id];
  const ids: string[] = [];
  const { email } = customer;
  for await (const rows of pages<{ id: string }>(container, "customer", [], { email }))
    ids.push(...rows.map(({ id }) => id));
  return ids;
}
