import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../../assist";
import type { OrderRow } from "../../modules/assist/rows";
import { lackingInAccount, type StoredSummary } from "../bills/outstanding";
import type { StoredCollection, StoredSession } from "./stored-payment";

/**
 * What the orders of bills lack, by session id. An order may have several payment collections, so the bill's own may lack
 * money that was paid into another.
 */
export async function readBilledOrders(
  container: MedusaContainer,
  paid: readonly Pick<OrderRow, "payment_session_id" | "kind" | "currency">[],
  sessions: ReadonlyMap<string, StoredSession>,
  collections: ReadonlyMap<string, StoredCollection>,
): Promise<Map<string, Money>> {
  const orderOf = (sessionId: string): string | undefined =>
    collections.get(sessions.get(sessionId)?.payment_collection_id ?? "")?.order?.id;
  const bills = paid.flatMap(({ payment_session_id: session, kind, currency }) => {
    const order = kind === "bill" ? orderOf(session) : undefined;
    return order === undefined ? [] : [{ session, order, currency }];
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
