import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A value for `next_check_at` that is at most so many seconds away. */
export function noLaterThan(database: Knex, seconds: number): Knex.Raw {
  return database.raw("least(next_check_at, now() + make_interval(secs => ?))", [seconds]);
}
