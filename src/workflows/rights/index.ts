import { hasPermission } from "@medusajs/framework";
import { ContainerRegistrationKeys, FeatureFlag, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import { isListed, type Right } from "../../modules/assist/rights";
import type AssistModuleService from "../../modules/assist/service";
import { othersWithEmail, warnOfOthers } from "./same-email";
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
  if (!(await isAllowed(container, actor, right))) return false;
  if (!FeatureFlag.isFeatureEnabled("rbac")) return true;
  const roles = await rolesOf(container, actor);
  const { resource, operation } = rightPolicies[right];
  // Medusa's own check answers yes for no roles at all.
  return roles.length > 0 && (await hasPermission({ roles, actions: { resource, operation }, container }));
}

async function isAllowed(container: MedusaContainer, actor: Actor, right: Right): Promise<boolean> {
  const { rights }: AssistModuleService = container.resolve(ASSIST_MODULE);
  const id = actor.actor_id;
  if (isListed(rights, right, { id })) return true;
  const email = await emailOf(container, actor);
  if (email === undefined || !isListed(rights, right, { id, email })) return false;
  // The list may have been written for another of them.
  const others = await othersWithEmail(container, { id, email });
  if (others.length > 0) warnOfOthers(container, email, [id, ...others]);
  return others.length === 0;
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
