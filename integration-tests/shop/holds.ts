import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { plannedAt } from "./plans";
import type { ShopSuite } from "./suite";

/** As if everything about a payment had happened so many hours earlier, here and at Assist, and the job's next check had come. */
export async function passHours(
  { assist, database }: Pick<ShopSuite, "assist" | "database">,
  orderNumber: string,
  hours: number,
): Promise<void> {
  assist.clock.elapse({ hours });
  const earlier = (...columns: string[]): Record<string, Knex.Raw> =>
    Object.fromEntries(
      columns.map((column) => [column, database.raw("?? - make_interval(hours => ?)", [column, hours])]),
    );
  const order = database("assist_order").where({ order_number: orderNumber });
  await database("assist_operation")
    .whereIn("order_id", order.clone().select("id"))
    .update(earlier("operated_at", "created_at"));
  const payments = database("payment").whereIn(
    "payment_session_id",
    order.clone().select("payment_session_id"),
  );
  await payments.clone().update(earlier("canceled_at"));
  const orders = database("order_payment_collection")
    .whereIn("payment_collection_id", payments.clone().select("payment_collection_id"))
    .select("order_id");
  await database("order").whereIn("id", orders.clone()).update(earlier("created_at"));
  await database("payment_collection")
    .whereIn(
      "id",
      database("order_payment_collection").whereIn("order_id", orders).select("payment_collection_id"),
    )
    .update(earlier("updated_at"));
  await order.update({
    ...earlier("created_at", "handed_off_at", "last_handed_off_at", "checked_at"),
    ...plannedAt(database, database.raw("now() - interval '1 second'")),
  });
}
