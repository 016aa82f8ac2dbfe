import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import { logOf } from "../../logging/log";
import { isListed, type Right } from "../../accounts/rights";
import { rolesPermit } from "../../platform/staff/users";
import { emailOfUser, othersWithEmail } from "../../platform/staff/users";
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
  return rolesPermit(container, userOf(actor), [rightPolicies[right]]);
}

const rightOver: Record<Readable, Right> = { payments: "move-money", accounts: "configure" };

/** Whether somebody may look: everybody of the staff, unless the shop has Medusa's roles and none of the person's permits it. */
export function mayRead(container: MedusaContainer, actor: Actor, what: Readable): Promise<boolean> {
  return rolesPermit(container, userOf(actor), [readPolicies[what], rightPolicies[rightOver[what]]]);
}

async function isAllowed(container: MedusaContainer, actor: Actor, right: Right): Promise<boolean> {
  const { rights } = container.resolve(ASSIST_MODULE);
  const id = actor.actor_id;
  if (isListed(rights, right, { id })) return true;
  const email = userOf(actor) === undefined ? undefined : await emailOfUser(container, id);
  if (email === undefined || !isListed(rights, right, { id, email })) return false;
  // The list may have been written for another of them.
  const others = await othersWithEmail(container, { id, email });
  if (others.length > 0) warnOfOthers(container, email, [id, ...others]);
  return others.length === 0;
}

function userOf({ actor_id: id, actor_type: type }: Actor): string | undefined {
  return type === "user" ? id : undefined;
}

/** So that a line in the log comes once, not with each look at the panel. */
const warned = new Set<string>();

function warnOfOthers(container: MedusaContainer, email: string, ids: readonly string[]): void {
  if (warned.has(email)) return;
  warned.add(email);
  logOf(container).warn(
    'The e-mails of users differ in case alone, so none of them has a right by e-mail: list the right one by id in the option "rights".',
    { users: ids.join(", ") },
  );
}
