import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../../logging/log";

/** Ids of other users whose e-mail is the same but for upper and lower case: Medusa lets there be several. */
export async function othersWithEmail(
  container: MedusaContainer,
  user: { id: string; email: string },
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "user",
    fields: ["id"],
    filters: { email: { $ilike: user.email.replace(/[\\%_]/g, "\\$&") } },
  });
  const users: { id: string }[] = data;
  return users.flatMap(({ id }) => (id === user.id ? [] : [id]));
}

/** So that a line in the log comes once, not with each look at the panel. */
const warned = new Set<string>();

export function warnOfOthers(container: MedusaContainer, email: string, ids: readonly string[]): void {
  if (warned.has(email)) return;
  warned.add(email);
  logOf(container).warn(
    'The e-mails of users differ in case alone, so none of them has a right by e-mail: list the right one by id in the option "rights".',
    { users: ids.join(", ") },
  );
}
