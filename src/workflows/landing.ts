import type { Account } from "../modules/assist/settings";
import type { OrderRow } from "../modules/assist/rows";
import type { SyncOutcome } from "./sync-order/outcome";

/**
 * Where a shopper lands after paying: the storefront's return_url, else the account's storefrontUrl, with
 * `assist=paid|pending|failed`, `order_id` or `cart_id`, and for failed a `reason`. Undefined when the shop named
 * neither. return_url was checked against the shop's origins before it was stored.
 */
export function landingUrl(
  order: Pick<OrderRow, "return_url">,
  account: Account,
  outcome: SyncOutcome,
): URL | undefined {
  const base = order.return_url ?? account.storefrontUrl?.href;
  if (!base) return undefined;
  const url = new URL(base);
  url.searchParams.set("assist", outcome.payment);
  if (outcome.reason) url.searchParams.set("reason", outcome.reason);
  if (outcome.order_id) url.searchParams.set("order_id", outcome.order_id);
  else if (outcome.cart_id) url.searchParams.set("cart_id", outcome.cart_id);
  return url;
}

/** The way back to the shop for a shopper who has nothing to learn there. */
export function wayBack(order: Pick<OrderRow, "return_url">, account: Account): URL | undefined {
  const base = order.return_url ?? account.storefrontUrl?.href;
  return base ? new URL("/", base) : undefined;
}
