import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";

/** Medusa's query: the server's own, or the one that the payment module's container has. */
export type Query = Pick<RemoteQueryFunction, "graph">;

interface Wanted {
  entity: string;
  /** What `Row` has: nothing else is read. */
  fields: readonly string[];
  filters: Record<string, unknown>;
  page?: { skip: number; take: number };
}

/** Rows of the platform's, as its query returns them. */
export async function readRows<Row>(container: MedusaContainer, wanted: Wanted): Promise<Row[]> {
  return rowsOf<Row>(container.resolve(ContainerRegistrationKeys.QUERY), wanted);
}

/** The same for whoever has the query alone. */
export async function rowsOf<Row>(query: Query, { entity, fields, filters, page }: Wanted): Promise<Row[]> {
  const { data } = await query.graph({
    entity,
    fields: [...fields],
    filters,
    ...(page && { pagination: { ...page, order: { id: "ASC" } } }),
  });
  return data as Row[];
}
