import type { Permission } from "../rules/staff/acts";
import type { PermissionView } from "../contract/views";

export function permissionView(permission: Permission): PermissionView {
  if (!permission.allowed) return permission;
  const { least, most } = permission;
  return { allowed: true, ...(least && { least: least.amount }), ...(most && { most: most.amount }) };
}
