import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Of assist_case: open ones, and those that staff have closed by hand and that stay closed until something moves. */
export const isCurrent = "(closed_at is null or quiet)";

/** Of assist_case: those that staff can see. One without a message is past its term, and kept for its order alone. */
export const isShown = "(closed_at is null or message is not null)";

/** The current cases of an order, as a column beside those of assist_order: see WithCases. Costs no statement of its own. */
export function currentCases(database: Knex): Knex.Raw {
  return database.raw(currentCasesColumn);
}

export const currentCasesColumn = `(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', id, 'about', about, 'reason', reason, 'message', message, 'money', money,
    'opened_at', opened_at, 'open', closed_at is null)), '[]')
  from assist_case where assist_case.order_number = assist_order.order_number and ${isCurrent}) as cases`;
