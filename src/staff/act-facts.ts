import type { Position } from "../rules/money/position";
import type { ActFacts } from "../rules/staff/acts";
import type { Known } from "../rules/books/judgement";
import type { OrderChange } from "../platform/orders/order-change";

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
