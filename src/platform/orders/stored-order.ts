import type { MedusaContainer } from "@medusajs/framework/types";
import { type StoredBuyer, buyerFields } from "./buyer";
import { type StoredItem, itemFields } from "./items";
import { readRows } from "../query";
import { accountFields, type StoredAccount } from "../sums/amount-due";
import { amountFields, type StoredAmount } from "../sums/stored-amount";

interface StoredOrderPayment extends StoredAmount {
  id: string;
  payment_session_id: string;
  provider_id: string;
  canceled_at: Date | string | null;
  captures?: StoredAmount[] | null;
}

export interface StoredOrderCollection extends StoredAmount {
  id: string;
  status: string;
  updated_at: Date | string;
  payment_sessions?: { id: string }[] | null;
  payments?: StoredOrderPayment[] | null;
}

/** An order, or a draft of one, with its account and what was paid for it, as the platform's query returns it. */
export interface StoredOrder extends StoredAccount {
  id: string;
  display_id: number;
  status: string;
  region_id: string | null;
  currency_code: string;
  payment_collections?: (StoredOrderCollection | null)[] | null;
}

const orderFields: readonly string[] = [
  ...["id", "display_id", "status", "region_id"],
  ...accountFields,
  ...[
    ...["id", "status", "updated_at", "payment_sessions.id"],
    ...amountFields(),
    ...["id", "payment_session_id", "provider_id", "canceled_at"].map((field) => `payments.${field}`),
    ...amountFields("payments."),
    ...amountFields("payments.captures."),
  ].map((field) => `payment_collections.${field}`),
];

/** By id; with one query for all. */
export async function readStoredOrders(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<Map<string, StoredOrder>> {
  return readById<StoredOrder>(container, ids, orderFields);
}

/** The accounts alone, which is a third of the work. By order id. */
export async function readStoredAccounts(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<Map<string, StoredAccount & { id: string }>> {
  return readById<StoredAccount & { id: string }>(container, ids, ["id", ...accountFields]);
}

async function readById<Order extends { id: string }>(
  container: MedusaContainer,
  ids: readonly string[],
  fields: readonly string[],
): Promise<Map<string, Order>> {
  if (ids.length === 0) return new Map();
  const filters = { id: [...new Set(ids)] };
  const orders = await readRows<Order>(container, { entity: "order", fields, filters });
  return new Map(orders.map((order) => [order.id, order]));
}

/** The same of one, with its buyer: personal data, which only a bill needs. Undefined when there is no such order. */
export async function readStoredOrderWithBuyer(
  container: MedusaContainer,
  id: string,
): Promise<(StoredOrder & StoredBuyer & { items?: StoredItem[] | null }) | undefined> {
  const fields = [...orderFields, ...buyerFields(), ...itemFields("items.")];
  const [order] = await readRows<StoredOrder & StoredBuyer & { items?: StoredItem[] | null }>(container, {
    entity: "order",
    fields,
    filters: { id },
  });
  return order;
}

export function collectionsOf({
  payment_collections: collections,
}: Pick<StoredOrder, "payment_collections">): StoredOrderCollection[] {
  return (collections ?? []).flatMap((collection) => collection ?? []);
}
