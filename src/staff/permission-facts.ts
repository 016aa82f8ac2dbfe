import type { Position } from "../rules/money/position";
import type { PermissionFacts } from "../rules/staff/permissions";
import type { OrderWithShop } from "../rules/books/at-rest";
import type { OrderChange } from "../platform/orders/order-change";

/** What decides which acts are possible, from everything that is known of an order number. Pure. */
export function permissionFacts(
  { order, commands, facts }: OrderWithShop,
  position: Position,
  accountReady: boolean,
  change: OrderChange | undefined,
): PermissionFacts {
  const open = commands.find(({ state }) => state === "sending" || state === "unknown");
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
