import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/** Of the platform's capture and refund ids. */
const rowId = /^(capt|ref)_/;

/**
 * Of the rows that orders' lines name, those that are no longer there. The platform adds a line for every row that it
 * finds, also for another request's, which is dropped when that request is refused (medusa-notes §1.6).
 * The lines must have been read before. `known`: rows that are there.
 */
export async function readGoneRows(
  container: MedusaContainer,
  named: readonly string[],
  known: ReadonlySet<string>,
): Promise<Set<string>> {
  const strange = named.filter((id) => rowId.test(id) && !known.has(id));
  if (strange.length === 0) return new Set();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const filters = { id: strange };
  const found = await Promise.all(
    ["capture", "refund"].map((entity) => query.graph({ entity, fields: ["id"], filters })),
  );
  const there = new Set(found.flatMap(({ data }) => (data as { id: string }[]).map(({ id }) => id)));
  return new Set(strange.filter((id) => !there.has(id)));
}
