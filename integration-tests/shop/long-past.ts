import type { ShopSuite } from "./suite";

/**
 * As if so many days had passed since the last that happened to an order number: nobody looks at it any more, and what it
 * has in the plugin's tables is as old. Its rows of the platform are as they were. What is still on its way, as a message about
 * the last refund, comes before, and so does the check that it asks for, which is left to the job where the message came
 * before the answer to the refund.
 */
export async function passDaysAtRest(
  { assist, checkout, database, idle }: ShopSuite,
  orderNumber: string,
  days: number,
): Promise<void> {
  await assist.notifications.idle();
  await idle();
  const earlier = (column: string) => database.raw("?? - make_interval(days => ?)", [column, days]);
  const order: { id: string; unconfirmed_at: Date | null } = await database("assist_order")
    .where({ order_number: orderNumber })
    .first("id", "unconfirmed_at");
  if (order.unconfirmed_at) await checkout.check(orderNumber);
  await database("assist_order")
    .where({ id: order.id })
    .update({
      ...Object.fromEntries(
        [
          "created_at",
          "handed_off_at",
          "last_handed_off_at",
          "checked_at",
          "updated_at",
          "retention_from",
        ].map((column) => [column, earlier(column)]),
      ),
      next_check_at: null,
    });
  await database("assist_operation")
    .where({ order_id: order.id })
    .update({ created_at: earlier("created_at"), operated_at: earlier("operated_at") });
  await database("assist_command")
    .where({ order_id: order.id })
    .update({
      sent_at: earlier("sent_at"),
      closed_at: earlier("closed_at"),
      updated_at: earlier("updated_at"),
    });
  await database("assist_staff_operation")
    .where({ order_number: orderNumber })
    .update({ created_at: earlier("created_at"), ended_at: earlier("ended_at") });
}
