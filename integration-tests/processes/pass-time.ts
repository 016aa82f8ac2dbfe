import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { plannedAt } from "../shop/plans";

/** As if an hour had passed for these orders' bills: nobody is at work on them any more, and they are due. */
export async function passAnHourOfBills(database: Knex, orderIds: readonly string[]): Promise<void> {
  const anHourAgo = (column: string) => database.raw("?? - interval '1 hour'", [column]);
  await database("assist_bill")
    .whereIn("order_id", orderIds)
    .update({
      sent_at: anHourAgo("sent_at"),
      leased_until: anHourAgo("leased_until"),
      ...plannedAt(database, database.fn.now()),
    });
}

/** As if an hour had passed since the last write about these orders: leases have ended, checks are due, rows are at rest. */
export async function passAnHour(database: Knex, orderNumbers: readonly string[]): Promise<void> {
  const anHourAgo = (column: string) => database.raw("?? - interval '1 hour'", [column]);
  const ours = database("assist_order").whereIn("order_number", orderNumbers);
  const payments = database("payment")
    .select("id")
    .whereIn("payment_session_id", ours.clone().select("payment_session_id"));
  const orders = database("order_cart").whereIn("cart_id", ours.clone().select("cart_id"));
  await database("order")
    .whereIn("id", orders.clone().select("order_id"))
    .update({ created_at: anHourAgo("created_at") });
  await database("order_transaction")
    .whereIn("order_id", orders.clone().select("order_id"))
    .update({ created_at: anHourAgo("created_at") });
  await orders.clone().update({ created_at: anHourAgo("created_at") });
  await database("assist_command")
    .whereIn("order_id", ours.clone().select("id"))
    .update({ sent_at: anHourAgo("sent_at") });
  await database("assist_staff_operation")
    .whereIn("order_number", orderNumbers)
    .update({ leased_until: anHourAgo("leased_until") });
  for (const table of ["capture", "refund"]) {
    await database(table)
      .whereIn("payment_id", payments.clone())
      .update({ created_at: anHourAgo("created_at") });
  }
  await database("assist_money_event")
    .whereIn("payment_id", payments.clone())
    .update({ asked_at: anHourAgo("asked_at") });
  await passForLeases(database, orderNumbers, "1 hour");
  await ours.clone().update(plannedAt(database, database.fn.now()));
}

/** As if a minute had passed for a server that died: what it alone might do, others may do now. */
export async function passAMinute(database: Knex, orderNumbers: readonly string[]): Promise<void> {
  await passForLeases(database, orderNumbers, "1 minute");
}

async function passForLeases(
  database: Knex,
  orderNumbers: readonly string[],
  interval: string,
): Promise<void> {
  await database("assist_lease")
    .whereIn(
      "key",
      orderNumbers.map((orderNumber) => `order ${orderNumber}`),
    )
    .orWhereIn(
      "key",
      database("assist_order")
        .select(database.raw("'cart ' || cart_id"))
        .whereIn("order_number", orderNumbers),
    )
    .update({ leased_until: database.raw("leased_until - ?::interval", [interval]) });
}
