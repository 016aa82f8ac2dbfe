import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/** What staff know an order by. */
export interface OrderOfBill {
  displayId: number | null;
  isDraft: boolean;
  email: string | null;
}

interface StoredOrder {
  id: string;
  display_id: number | null;
  is_draft_order: boolean | null;
  email: string | null;
}

/** So many are asked for at once. */
const portion = 500;

/** The orders of bills, by id; one question for a page of the list. An order that is gone is not among them. */
export async function readOrdersOfBills(
  container: MedusaContainer,
  bills: readonly { order_id: string }[],
): Promise<Map<string, OrderOfBill>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const ids = [...new Set(bills.map(({ order_id }) => order_id))];
  const found = new Map<string, OrderOfBill>();
  for (let start = 0; start < ids.length; start += portion) {
    const { data } = await query.graph({
      entity: "order",
      fields: ["id", "display_id", "is_draft_order", "email"],
      filters: { id: ids.slice(start, start + portion) },
    });
    for (const order of data as StoredOrder[]) {
      found.set(order.id, {
        displayId: order.display_id,
        isDraft: order.is_draft_order ?? false,
        email: order.email,
      });
    }
  }
  return found;
}
