import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../../gateway";
import type { OrderRow } from "../../records/orders";
import { lackingInAccount, type StoredSummary } from "./outstanding";
import type { StoredCollection, StoredSession } from "../sums/stored-payment";

/**
 * What the orders lack that are paid after they were placed, by a bill or otherwise, by session id. An order may have
 * several payment collections, so the session's own may lack money that was paid into another.
 */
export async function readBilledOrders(
  container: MedusaContainer,
  paid: readonly Pick<OrderRow, "payment_session_id" | "kind" | "currency">[],
  sessions: ReadonlyMap<string, StoredSession>,
  collections: ReadonlyMap<string, StoredCollection>,
): Promise<Map<string, Money>> {
  const bills = paid.flatMap(({ payment_session_id: session, kind, currency }) => {
    const collection = collections.get(sessions.get(session)?.payment_collection_id ?? "");
    const order = collection?.order?.id;
    // In the midst of a checkout what the order's account says is not the last word; its collection has its one payment.
    const isLater = kind === "bill" || !collection?.cart;
    return order === undefined || !isLater ? [] : [{ session, order, currency }];
  });
  if (bills.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    // With the total the platform works the summary out anew: as stored for an order made by hand it lacks taxes.
    fields: ["id", "summary", "total", "currency_code"],
    filters: { id: [...new Set(bills.map(({ order }) => order))] },
  });
  const summaries = new Map(
    (data as { id: string; summary?: StoredSummary | null }[]).map(({ id, summary }) => [id, summary]),
  );
  return new Map(
    bills.map(({ session, order, currency }) => [session, lackingInAccount(summaries.get(order), currency)]),
  );
}
