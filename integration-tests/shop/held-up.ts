import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { eventually } from "./eventually";

/**
 * Waits until so many in this database wait for rows, or for this table, that another transaction has locked. Other
 * databases of the same PostgreSQL have the same tables, under the same numbers.
 */
export async function untilHeldUp(database: Knex, table?: string, many = 1): Promise<void> {
  const ofTable = table === undefined ? "" : "and relation = ?::regclass";
  const waiting = `
    select pid from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database() ${ofTable}`;
  await eventually(
    async () => (await database.raw<{ rows: unknown[] }>(waiting, table === undefined ? [] : [table])).rows,
    (found) => found.length >= many,
  );
}
