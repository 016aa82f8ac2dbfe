import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** As if the job had planned its next check of orders or bills for then: nothing else about their plans is another. */
export function plannedAt(database: Knex, at: Knex.Raw): Record<string, Knex.Raw> {
  return { next_check_at: at, plan_version: database.raw("plan_version + 1") };
}
