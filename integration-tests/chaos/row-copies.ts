import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type Row = Record<string, unknown>;

/** Rows that belong together, with their tables, in an order in which they may be inserted. */
export type Template = readonly (readonly [table: string, rows: Row[]])[];

/** Inserts the same rows again under new ids. Returns the new id of each old one. */
export async function copyRows(database: Knex, template: Template): Promise<Map<unknown, string>> {
  const ids = new Map(template.flatMap(([, rows]) => rows.map((row) => [row.id, anew(row.id)] as const)));
  for (const [table, rows] of template)
    if (rows.length > 0) await database(table).insert(rows.map((row) => copied(row, ids)));

  return ids;
}

/** An id of the same kind. */
function anew(id: unknown): string {
  return `${String(id).split("_")[0] ?? ""}_${randomBytes(13).toString("hex")}`;
}

function copied(row: Row, ids: ReadonlyMap<unknown, string>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (typeof value === "object" && value !== null && !(value instanceof Date))
        return [column, JSON.stringify(value)];
      return [column, ids.get(value) ?? value];
    }),
  );
}
