import type { MedusaContainer } from "@medusajs/framework/types";
import { readRows } from "../query";

/** What staff know an order by. */
export interface OrderLabel {
  displayId: number | null;
  isDraft: boolean;
  email: string | null;
}

interface StoredLabel {
  id: string;
  display_id: number | null;
  is_draft_order: boolean | null;
  email: string | null;
}

/** So many are asked for at once. */
const portion = 500;

/** By order id; one question for a page of a list. An order that is gone is not among them. */
export async function readOrderLabels(
  container: MedusaContainer,
  orderIds: readonly string[],
): Promise<Map<string, OrderLabel>> {
  const ids = [...new Set(orderIds)];
  const found = new Map<string, OrderLabel>();
  for (let start = 0; start < ids.length; start += portion) {
    const orders = await readRows<StoredLabel>(container, {
      entity: "order",
      fields: ["id", "display_id", "is_draft_order", "email"],
      filters: { id: ids.slice(start, start + portion) },
    });
    for (const { id, display_id: displayId, is_draft_order: isDraft, email } of orders)
      found.set(id, { displayId, isDraft: isDraft ?? false, email });
  }
  return found;
}
