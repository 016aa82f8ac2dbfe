import type { Permission, PermissionFacts } from "../rules/staff/permissions";
import type { PermissionDTO } from "../contract/payments";
import type { OrderChange } from "../platform/orders/order-change";
import type { OrderWithShop } from "../rules/books/at-rest";
import type { Position } from "../rules/money/position";

/** What the Admin API tells of what may be done. */
export function toPermissionDTO(permission: Permission): PermissionDTO {
  if (!permission.allowed) {
    const { reason, sentence } = permission;
    return { allowed: false, reason, sentence };
  }
  const { least, most } = permission;
  return { allowed: true, ...(least && { least: least.amount }), ...(most && { most: most.amount }) };
}

/** What decides which operations are possible, from everything that is known of an order number. Pure. */
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
