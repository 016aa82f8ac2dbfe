import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * A value for `next_check_at` that is at most so many seconds away. It always differs from the plan before by a
 * millisecond, so that a look which is at work just now sees that another one was asked for, even where the order was
 * due already.
 */
export function noLaterThan(database: Knex, seconds: number): Knex.Raw {
  return database.raw("least(next_check_at - interval '1 millisecond', now() + make_interval(secs => ?))", [
    seconds,
  ]);
}
