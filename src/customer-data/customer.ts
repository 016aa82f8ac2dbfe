import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { CustomersIds } from "../store/retention/customer-rows";

/** Whose data is meant. An e-mail is taken exactly as it is written: one that differs in a letter's case is somebody else's. */
export type Customer = { customer_id: string } | { email: string };

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
export async function* customersIds(
  container: MedusaContainer,
  customer: Customer,
): AsyncGenerator<CustomersIds> {
  if ("email" in customer) yield { orders: [], sessions: [], carts: [], email: customer.email };
  const filters: Record<string, string> =
    "email" in customer ? { email: customer.email } : { customer_id: customer.customer_id };
  for await (const rows of pages<StoredOrder>(
    container,
    "order",
    ofCollection("payment_collections"),
    filters,
  )) {
    const orders = rows.map(({ id }) => id);
    yield {
      orders,
      sessions: rows.flatMap(({ payment_collections: all }) => (all ?? []).flatMap(sessionsOf)),
      carts: await cartsOf(container, orders),
      email: undefined,
    };
  }
  for await (const rows of pages<StoredCart>(container, "cart", ofCollection("payment_collection"), filters))
    yield {
      orders: [],
      sessions: rows.flatMap(({ payment_collection: one }) => sessionsOf(one)),
      carts: rows.map(({ id }) => id),
      email: undefined,
    };
}

async function* pages<Row>(
  container: MedusaContainer,
  entity: "order" | "cart",
  fields: string[],
  filters: Record<string, string>,
): AsyncGenerator<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (let skip = 0; ; skip += portion) {
    const { data } = await query.graph({
      entity,
      fields: ["id", ...fields],
      filters,
      pagination: { skip, take: portion, order: { id: "ASC" } },
    });
    if (data.length > 0) yield data as Row[];
    if (data.length < portion) return;
  }
}

function sessionsOf(collection: StoredCollection | null | undefined): string[] {
  return [
    ...(collection?.payment_sessions ?? []).flatMap((session) => session?.id ?? []),
    ...(collection?.payments ?? []).flatMap((payment) => payment?.payment_session_id ?? []),
  ];
}

/** A session that the cart has replaced is known to the plugin alone, by the cart. */
async function cartsOf(container: MedusaContainer, orders: string[]): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["cart_id"],
    filters: { order_id: orders },
  });
  return (data as { cart_id: string }[]).map(({ cart_id: id }) => id);
}
