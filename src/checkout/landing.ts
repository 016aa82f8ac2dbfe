import type { Account } from "../accounts/settings";
import type { OrderRow } from "../records/orders";
import { pageLifeMilliseconds, payableSince } from "../rules/schedule/schedule";
import type { ReconciliationOutcome } from "../rules/books/outcome";

/**
 * Where a shopper lands after paying: the storefront's return_url, else the account's storefrontUrl, with
 * `assist=paid|pending|failed`, `order_id` or `cart_id`, and for failed a `reason`. Undefined when the shop named
 * neither. return_url was checked against the shop's origins before it was stored.
 */
export function landingUrl(
  order: Pick<OrderRow, "return_url">,
  account: Account,
  outcome: ReconciliationOutcome,
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

/** How long after the payment its addresses lead on to the shop's own pages of the order. */
const leadsOnMilliseconds = 24 * 60 * 60_000;

/**
 * Whether an address that the shopper was given still leads on: it may be found in a browser's history long afterwards.
 * `order` as it was before this check; while it is unpaid, for as long as its page may be paid.
 */
export function leadsOn(
  order: Pick<OrderRow, "found_at" | "last_handed_off_at" | "created_at">,
  now: Date,
): boolean {
  const end = order.found_at
    ? order.found_at.getTime() + leadsOnMilliseconds
    : payableSince(order).getTime() + pageLifeMilliseconds;
  return now.getTime() < end;
}

/** The way back to the shop for a shopper who has nothing to learn there. */
export function wayBack(order: Pick<OrderRow, "return_url">, account: Account): URL | undefined {
  const base = order.return_url ?? account.storefrontUrl?.href;
  return base ? new URL("/", base) : undefined;
}
