import type { Permission } from "../../modules/assist/acts";
import type { PermissionView } from "./views";

export function permissionView(permission: Permission): PermissionView {
  if (!permission.allowed) return permission;
  const { least, most } = permission;
  return { allowed: true, ...(least && { least: least.amount }), ...(most && { most: most.amount }) };
}
