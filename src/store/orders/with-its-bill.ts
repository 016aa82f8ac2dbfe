import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PositionState } from "../../records/orders";
import { payableBillStates } from "../../records/bills";
import { askedWithBill } from "../../rules/schedule/list-day";

/** Nobody has paid as far as Assist has said. */
export const unpaidStates = [
  "not-started",
  "declined",
  "expired",
  "in-process",
  "unclear",
] as const satisfies readonly PositionState[];

/**
 * A bill and its order number are one matter at the gateway, and have one plan: the bill's. Whoever puts an order off
 * writes this as its `list_day`, instead of the value that it would have otherwise: while the job will look at a bill
 * that can be paid, its unpaid order number is asked about with it. Every wish for a check of the order itself, and every
 * end of the bill, makes it one that is asked about singly, so that no order can be left without a plan. `listDay`: an expression of
 * SQL, or a value.
 */
export function withItsBill(database: Knex, listDay: Knex.Raw | string): Knex.Raw {
  const states = (list: readonly string[]): string => list.map((state) => `'${state}'`).join(", ");
  return database.raw(
    `case when assist_order.kind = 'bill' and assist_order.state in (${states(unpaidStates)}) and exists (
       select from assist_bill
       where assist_bill.payment_session_id = assist_order.payment_session_id
         and assist_bill.state in (${states(payableBillStates)})
         and assist_bill.next_check_at is not null and assist_bill.deleted_at is null)
     then '${askedWithBill}' else ? end`,
    [listDay],
  );
}
