import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Makes rows due at once whose claim is still the one that was read; one statement for all. `next_check_at`: the claim. */
export async function releaseClaims(
  database: Knex,
  table: "assist_order" | "assist_bill",
  claimed: readonly { id: string; next_check_at: Date | null }[],
): Promise<void> {
  if (claimed.length === 0) return;
  await database.raw(
    `update ${table} set next_check_at = least(${table}.next_check_at, now())
     from jsonb_to_recordset(?::jsonb) as given(id text, claimed timestamptz)
     where ${table}.id = given.id and ${table}.id = any(?)
       and date_trunc('milliseconds', ${table}.next_check_at) = date_trunc('milliseconds', given.claimed)`,
    // The list besides: of a set that comes as JSON, PostgreSQL does not know how few it has, and may read the whole table.
    [
      JSON.stringify(claimed.map(({ id, next_check_at: claim }) => ({ id, claimed: claim }))),
      claimed.map(({ id }) => id),
    ],
  );
}
