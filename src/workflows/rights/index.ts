import { hasPermission } from "@medusajs/framework";
import { ContainerRegistrationKeys, FeatureFlag, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import { isListed, type Right } from "../../modules/assist/rights";
import type AssistModuleService from "../../modules/assist/service";
import { rightPolicies } from "./policies";

/** Who is behind a request: `auth_context` of Medusa's. */
export interface Actor {
  actor_id: string;
  /** "user", or "api-key" for a secret API key. */
  actor_type: string;
}

/**
 * Whether somebody may act. Both must allow it: the plugin option `rights`, and, where the shop has Medusa's feature
 * flag `rbac`, one of the roles that the person has now, whatever the session was opened with.
 */
export async function hasRight(container: MedusaContainer, actor: Actor, right: Right): Promise<boolean> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const email = await emailOf(container, actor);
  if (!isListed(assist.rights, right, [actor.actor_id, ...(email === undefined ? [] : [email])]))
    return false;
  if (!FeatureFlag.isFeatureEnabled("rbac")) return true;
  const roles = await rolesOf(container, actor);
  const { resource, operation } = rightPolicies[right];
  // Medusa's own check answers yes for no roles at all.
  return roles.length > 0 && (await hasPermission({ roles, actions: { resource, operation }, container }));
}

async function emailOf(container: MedusaContainer, actor: Actor): Promise<string | undefined> {
  if (actor.actor_type !== "user") return undefined;
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: actor.actor_id }, { select: ["email"] });
  return user?.email;
}

async function rolesOf(container: MedusaContainer, actor: Actor): Promise<string[]> {
  if (actor.actor_type !== "user") return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "user",
    fields: ["rbac_roles.id"],
    filters: { id: actor.actor_id },
  });
  const users: { rbac_roles?: ({ id: string } | null)[] }[] = data;
  return users.flatMap(({ rbac_roles: roles = [] }) => roles.flatMap((role) => (role ? [role.id] : [])));
}
