import { hasPermission } from "@medusajs/framework";
import { ContainerRegistrationKeys, FeatureFlag, Modules } from "@medusajs/framework/utils";
import type { PolicyDefinition } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import { isListed, type Right } from "../../accounts/rights";
import type AssistModuleService from "../../modules/assist/service";
import { othersWithEmail, warnOfOthers } from "../../platform/staff/same-email";
import { readPolicies, rightPolicies, type Readable } from "./policies";

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
  return isPermitted(container, actor, [rightPolicies[right]]);
}

const rightOver: Record<Readable, Right> = { payments: "move-money", accounts: "configure" };

/** Whether somebody may look: everybody of the staff, unless the shop has Medusa's roles and none of the person's permits it. */
export function mayRead(container: MedusaContainer, actor: Actor, what: Readable): Promise<boolean> {
  return isPermitted(container, actor, [readPolicies[what], rightPolicies[rightOver[what]]]);
}

/** Whether the roles that somebody has permit one of these; where the shop has no roles, all do. */
async function isPermitted(
  container: MedusaContainer,
  actor: Actor,
  anyOf: readonly PolicyDefinition[],
): Promise<boolean> {
  if (!FeatureFlag.isFeatureEnabled("rbac")) return true;
  const roles = await rolesOf(container, actor);
  // Medusa's own check answers yes for no roles at all.
  if (roles.length === 0) return false;
  for (const { resource, operation } of anyOf)
    if (await hasPermission({ roles, actions: { resource, operation }, container })) return true;
  return false;
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
