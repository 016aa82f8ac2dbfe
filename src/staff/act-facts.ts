import type { Money } from "../gateway";
import type { Position } from "../rules/money/position";
import type { ActFacts } from "../rules/staff/acts";
import type { Known } from "../rules/books/judgement";

/** An edit, return, exchange or claim of an order that is not finished. */
export interface OrderChange {
  /** What the shop owes the customer already: so much may be given back without a change of the order's own. */
  owed: Money;
}

/** What decides which acts are possible, from everything that is known of an order number. Pure. */
export function actFacts(
  { order, attempts, facts }: Known,
  position: Position,
  accountReady: boolean,
  change: OrderChange | undefined,
): ActFacts {
  const open = attempts.find(({ state }) => state === "sending" || state === "unknown");
  return {
    accountReady,
    stages: order.means === "sbp" ? "one" : order.stages,
    position,
    shop: {
      payment: facts.payment,
      order: facts.order && { canceled: facts.order.canceled, owed: change?.owed },
    },
    openCommand: open && (open.state === "sending" ? "sending" : "unknown"),
  };
}
