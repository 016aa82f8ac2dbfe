import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import { Money } from "../gateway";
import type { StoredSummary } from "../platform/orders/outstanding";
import type { OrderChange } from "./act-facts";

/**
 * The change that an order is in, if any. While there is one Medusa cannot open another, which it does for every refund of
 * more than the shop owes (platform §1.6).
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
  const owed = BigNumber.max(0, (await readDifference(container, orderId)).negated());
  return { owed: Money.round(owed.toFixed(), currency) };
}

/**
 * What the change that an order is in adds to what the order lacks once it is confirmed: a decimal text, below zero when the
 * order will need less.
 */
export async function readForeseenAddition(container: MedusaContainer, orderId: string): Promise<string> {
  const [foreseen, now] = await Promise.all([
    container.resolve(Modules.ORDER).previewOrderChange(orderId),
    readDifference(container, orderId),
  ]);
  return differenceOf(foreseen.summary as StoredSummary | undefined)
    .minus(now)
    .toFixed();
}

async function readDifference(container: MedusaContainer, orderId: string): Promise<BigNumber> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const filters = { id: orderId };
  // With the total the platform works the summary out anew: as stored it may lack taxes.
  const fields = ["id", "summary", "total", "currency_code"];
  const { data } = await query.graph({ entity: "order", fields, filters });
  return differenceOf((data[0] as { summary?: StoredSummary | null } | undefined)?.summary);
}

function differenceOf(summary: StoredSummary | null | undefined): BigNumber {
  return new BigNumber(String(summary?.raw_pending_difference?.value ?? summary?.pending_difference ?? 0));
}
