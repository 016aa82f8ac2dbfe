import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/** Who goes by an id. */
export type StaffLookup = (id: string) => { id: string; email: string | null };

/** The e-mails of those who made changes, with one query. */
export async function staffLookup(container: MedusaContainer, ids: readonly string[]): Promise<StaffLookup> {
  const wanted = [...new Set(ids)];
  const users =
    wanted.length === 0
      ? []
      : await container
          .resolve(Modules.USER)
          .listUsers({ id: wanted }, { select: ["id", "email"], take: null });
  const emails = new Map(users.map(({ id, email }) => [id, email]));
  return (id) => ({ id, email: emails.get(id) ?? null });
}
