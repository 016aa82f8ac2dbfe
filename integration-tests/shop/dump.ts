import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface DumpedRow {
  table: string;
  /** The whole row with all its columns, as JSON. */
  text: string;
}

/** Every row of every table. */
export async function dump(database: Knex): Promise<DumpedRow[]> {
  const tables = await database("information_schema.tables")
    .select<{ table_name: string }[]>("table_name")
    .where({ table_schema: "public", table_type: "BASE TABLE" });
  const rows: DumpedRow[] = [];
  for (const { table_name: table } of tables) {
    const found = await database.raw<{ rows: { text: string }[] }>(
      "select row_to_json(each)::text as text from ?? each",
      [table],
    );
    rows.push(...found.rows.map(({ text }) => ({ table, text })));
  }
  return rows;
}
