import { FeatureFlag, Modules, type PolicyDefinition } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { readRows } from "../query";
import { hasPermission } from "@medusajs/framework";

/** Who goes by an id. */
export type StaffLookup = (id: string) => { id: string; email: string | null };

/** The e-mails of those who made changes, with one query. */
export async function staffLookup(container: MedusaContainer, ids: readonly string[]): Promise<StaffLookup> {
  const emails = new Map((await readUsers(container, ids)).map(({ id, email }) => [id, email]));
  return (id) => ({ id, email: emails.get(id) ?? null });
}

/** Names of staff by user id; who has none goes by the e-mail. Ids that are nobody's are left out. */
export async function readStaffNames(
  container: MedusaContainer,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const users = await readUsers(
    container,
    ids.filter((id) => id !== null),
  );
  return new Map(
    users.map(({ id, email, first_name: first, last_name: last }) => {
      const name = [first, last].filter(Boolean).join(" ");
      return [id, name || email];
    }),
  );
}

async function readUsers(container: MedusaContainer, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  return container
    .resolve(Modules.USER)
    .listUsers({ id: wanted }, { select: ["id", "email", "first_name", "last_name"], take: wanted.length });
}

export async function emailOfUser(container: MedusaContainer, id: string): Promise<string | undefined> {
  const [user] = await container.resolve(Modules.USER).listUsers({ id }, { select: ["email"] });
  return user?.email;
}

/** Ids of other users whose e-mail is the same but for upper and lower case: Medusa lets there be several. */
export async function othersWithEmail(
  container: MedusaContainer,
  user: { id: string; email: string },
): Promise<string[]> {
  const users = await readRows<{ id: string }>(container, {
    entity: "user",
    fields: ["id"],
    filters: { email: { $ilike: user.email.replace(/[\\%_]/g, "\\$&") } },
  });
  return users.flatMap(({ id }) => (id === user.id ? [] : [id]));
}

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
