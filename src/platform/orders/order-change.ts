import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../../gateway";
import { type Query, readRows, rowsOf } from "../query";
import { accountFields, balanceOf, owedToCustomer, type StoredAccount } from "../sums/amount-due";

/** An edit, return, exchange or claim of an order that is not finished. */
export interface OrderChange {
  /** What the shop owes the customer already: so much may be refunded without a change of the order's own. */
  owed: Money;
}

/** While an order is in a change Medusa cannot open another (platform §1.6). */
const openChange = (orderId: string) => ({
  entity: "order_change",
  fields: ["id"],
  filters: { order_id: orderId, status: ["pending", "requested"] },
});

export async function isBeingChanged(query: Query, orderId: string): Promise<boolean> {
  return (await rowsOf(query, openChange(orderId))).length > 0;
}

/**
 * The change that an order is in, if any: for every refund of more than the shop owes Medusa opens another, which it cannot
 * do then.
 */
export async function readOrderChange(
  container: MedusaContainer,
  orderId: string,
  currency: string,
): Promise<OrderChange | undefined> {
  const changes = await readRows(container, openChange(orderId));
  if (changes.length === 0) return undefined;
  return { owed: owedToCustomer(await readAccount(container, orderId), currency) };
}

/**
 * What the change that an order is in adds to what the order lacks once it is confirmed: a decimal text, below zero when the
 * order will need less.
 */
export async function readForeseenAddition(container: MedusaContainer, orderId: string): Promise<string> {
  const [foreseen, now] = await Promise.all([
    container.resolve(Modules.ORDER).previewOrderChange(orderId),
    readAccount(container, orderId),
  ]);
  return balanceOf(foreseen as StoredAccount)
    .minus(balanceOf(now))
    .toFixed();
}

async function readAccount(container: MedusaContainer, orderId: string): Promise<StoredAccount | undefined> {
  const fields = ["id", ...accountFields];
  const [order] = await readRows<StoredAccount>(container, {
    entity: "order",
    fields,
    filters: { id: orderId },
  });
  return order;
}
