import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/** Names of staff by user id; who has none goes by the e-mail. Ids that are nobody's are left out. */
export async function readStaffNames(
  container: MedusaContainer,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const users = await container
    .resolve(Modules.USER)
    .listUsers({ id: wanted }, { select: ["id", "email", "first_name", "last_name"], take: wanted.length });
  return new Map(
    users.map(({ id, email, first_name: first, last_name: last }) => {
      const name = [first, last].filter(Boolean).join(" ");
      return [id, name || email];
    }),
  );
}
