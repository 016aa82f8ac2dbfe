import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import { Money } from "../../assist";
import type { StoredSummary } from "../bills/outstanding";
import type { OrderChange } from "./act-facts";

/**
 * The change that an order is in, if any. While there is one Medusa cannot open another, which it does for every refund of
 * more than the shop owes (medusa-notes §1.6).
 */
export async function readOrderChange(
  container: MedusaContainer,
  orderId: string,
  currency: string,
): Promise<OrderChange | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: changes } = await query.graph({
    entity: "order_change",
    fields: ["id"],
    filters: { order_id: orderId, status: ["pending", "requested"] },
  });
  if (changes.length === 0) return undefined;
  const filters = { id: orderId };
  // With the total the platform works the summary out anew: as stored it may lack taxes.
  const fields = ["id", "summary", "total", "currency_code"];
  const { data } = await query.graph({ entity: "order", fields, filters });
  const summary = (data[0] as { summary?: StoredSummary | null } | undefined)?.summary;
  const difference = String(summary?.raw_pending_difference?.value ?? summary?.pending_difference ?? 0);
  const owed = BigNumber.max(0, new BigNumber(difference).negated());
  return { owed: Money.round(owed.toFixed(), currency) };
}
