import BigNumber from "bignumber.js";
import { Money } from "../gateway";
import type { Known } from "../rules/books/judgement";
import type { HoldView } from "../contract/views";

/**
 * What staff should know of money that is held for a live order. `adds`: what the change that the order is in adds to what it
 * lacks; absent where it is in none. Pure.
 */
export function holdView(
  { hold, facts }: Pick<Known, "hold" | "facts">,
  held: Money,
  adds: string | undefined,
): HoldView | null {
  const { order } = facts;
  if (!hold || !order || order.canceled) return null;
  const needs = order.wants?.needs;
  return {
    ends_at: hold.ends.toISOString(),
    needed: needs?.isLessThan(held) ? needs.amount : null,
    after_change: needs && adds !== undefined ? afterChange(held, needs, adds) : null,
  };
}

function afterChange(held: Money, needs: Money, adds: string): HoldView["after_change"] {
  const needed = Money.round(added(needs.amount, adds), held.currency);
  const lacking = needed.isMoreThan(held) ? needed.minus(held) : Money.zero(held.currency);
  return { needed: needed.amount, lacking: lacking.amount };
}

/** Never below zero: what an order does not need it need not hold. */
function added(needs: string, adds: string): string {
  return BigNumber.max(0, new BigNumber(needs).plus(adds)).toFixed();
}
