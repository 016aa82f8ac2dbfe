import { hasPermission } from "@medusajs/framework";
import { FeatureFlag, type PolicyDefinition } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { readRows } from "../query";

/**
 * Whether the roles that somebody has now permit one of these; where the shop has no roles (Medusa's feature flag `rbac`), all
 * do. `userId` undefined: it is no user.
 */
export async function rolesPermit(
  container: MedusaContainer,
  userId: string | undefined,
  anyOf: readonly PolicyDefinition[],
): Promise<boolean> {
  if (!FeatureFlag.isFeatureEnabled("rbac")) return true;
  const roles = userId === undefined ? [] : await rolesOf(container, userId);
  // Medusa's own check answers yes for no roles at all.
  if (roles.length === 0) return false;
  for (const { resource, operation } of anyOf)
    if (await hasPermission({ roles, actions: { resource, operation }, container })) return true;
  return false;
}

async function rolesOf(container: MedusaContainer, userId: string): Promise<string[]> {
  const users = await readRows<{ rbac_roles?: ({ id: string } | null)[] }>(container, {
    entity: "user",
    fields: ["rbac_roles.id"],
    filters: { id: userId },
  });
  return users.flatMap(({ rbac_roles: roles = [] }) => roles.flatMap((role) => (role ? [role.id] : [])));
}
