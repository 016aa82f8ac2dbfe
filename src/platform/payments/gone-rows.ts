import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { StoredCollection, StoredPayment } from "../sums/stored-payment";

/** Of the platform's capture and refund ids. */
const rowId = /^(capt|ref)_/;

/**
 * Of the rows that orders' lines name, those that are no longer there. The platform adds a line for every row that it
 * finds, also for another request's, which is dropped when that request is refused (platform §1.6).
 * The lines must have been read before.
 */
export async function readGoneRows(
  container: MedusaContainer,
  payments: ReadonlyMap<string, StoredPayment>,
  collections: ReadonlyMap<string, StoredCollection>,
): Promise<Set<string>> {
  const known = rowsOf(payments);
  const strange = linesOf(collections).filter((id) => rowId.test(id) && !known.has(id));
  if (strange.length === 0) return new Set();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const filters = { id: strange };
  const found = await Promise.all(
    ["capture", "refund"].map((entity) => query.graph({ entity, fields: ["id"], filters })),
  );
  const there = new Set(found.flatMap(({ data }) => (data as { id: string }[]).map(({ id }) => id)));
  return new Set(strange.filter((id) => !there.has(id)));
}

/** The rows that the orders' lines name. */
function linesOf(collections: ReadonlyMap<string, StoredCollection>): string[] {
  return [...collections.values()].flatMap(({ order }) =>
    (order?.transactions ?? []).map((line) => line.reference_id),
  );
}

function rowsOf(payments: ReadonlyMap<string, StoredPayment>): Set<string> {
  const rows = [...payments.values()].flatMap(({ captures, refunds }) => [
    ...(captures ?? []),
    ...(refunds ?? []),
  ]);
  return new Set(rows.map(({ id }) => id));
}
