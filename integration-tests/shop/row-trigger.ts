import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface RowTrigger {
  on: string;
  at: "insert" | "update";
  /** For which rows, as in SQL; all unless given. */
  when?: string;
  /** What becomes of `new`, or is done besides, as statements of PL/pgSQL. */
  does: string;
}

/**
 * Has the database do something at the very moment when a row is written, as another process would that is quicker.
 * Returns what takes it back.
 */
export async function onRow(
  database: Knex,
  { on, at, when, does }: RowTrigger,
): Promise<() => Promise<void>> {
  await database.raw(
    `create or replace function at_this_row() returns trigger language plpgsql as $$ begin ${does} return new; end $$`,
  );
  const condition = when === undefined ? "" : `when (${when})`;
  await database.raw(
    `create trigger at_this_row before ${at} on ?? for each row ${condition} execute function at_this_row()`,
    [on],
  );
  return async () => {
    await database.raw("drop function if exists at_this_row() cascade");
  };
}
