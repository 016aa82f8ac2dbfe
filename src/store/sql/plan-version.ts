import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * An order and a bill have a plan: when the job checks them again (`next_check_at`), and how: an order's `list_day`, a bill's
 * `queue`. Its `plan_version` grows with every write of `next_check_at`, also of the same moment.
 *
 * - Whoever plans says so by writing this with it. He says how, too, or leaves that as it is.
 * - Whoever merely wants a check writes `next_check_at` alone. The database does the rest (the triggers of
 *   the migration): it raises the version, so that whoever is checking just now leaves the plan alone, and
 *   has the check made in the way that keeps nobody waiting: an order's singly, a bill's as an urgent one.
 */
export const nextVersion = "plan_version + 1";

/** The same for a table's row as knex writes it. */
export function planned(database: Knex): { plan_version: number } {
  return { plan_version: database.raw(nextVersion) as unknown as number };
}

/** A value for `next_check_at` that is at most so many seconds away. */
export function noLaterThan(database: Knex, seconds: number): Knex.Raw {
  return database.raw("least(next_check_at, now() + make_interval(secs => ?))", [seconds]);
}
