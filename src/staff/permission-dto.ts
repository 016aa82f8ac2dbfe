import type { Permission } from "../rules/staff/permissions";
import type { PermissionDTO } from "../contract/payments";

/** What the Admin API tells of what may be done. */
export function toPermissionDTO(permission: Permission): PermissionDTO {
  if (!permission.allowed) {
    const { reason, sentence } = permission;
    return { allowed: false, reason, sentence };
  }
  const { least, most } = permission;
  return { allowed: true, ...(least && { least: least.amount }), ...(most && { most: most.amount }) };
}
