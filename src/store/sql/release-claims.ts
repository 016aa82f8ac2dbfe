import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { nextVersion } from "./plan-version";

/** Makes rows due at once whose plan is still the claim, by its version; one statement for all. */
export async function releaseClaims(
  database: Knex,
  table: "assist_order" | "assist_bill",
  claimed: readonly { id: string; plan_version: number }[],
): Promise<void> {
  if (claimed.length === 0) return;
  await database.raw(
    `update ${table} set next_check_at = least(${table}.next_check_at, now()), plan_version = ${nextVersion}
     from jsonb_to_recordset(?::jsonb) as given(id text, claimed integer)
     where ${table}.id = given.id and ${table}.id = any(?) and ${table}.plan_version = given.claimed`,
    // The list besides: of a set that comes as JSON, PostgreSQL does not know how few it has, and may read the whole table.
    [
      JSON.stringify(claimed.map(({ id, plan_version: claim }) => ({ id, claimed: claim }))),
      claimed.map(({ id }) => id),
    ],
  );
}
