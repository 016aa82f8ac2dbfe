import type { World } from "./world";

const earlier = (...columns: string[]): string =>
  columns.map((column) => `${column} = ${column} - make_interval(mins => :minutes)`).join(", ");

/** Every time that the plugin compares with the database's clock. The right to work on a bill ends with time only where its process may have died. */
const statement = (mayHaveDied: boolean): string => `
  with orders as (
    update assist_order set ${earlier("created_at", "handed_off_at", "last_handed_off_at", "replaced_at", "unconfirmed_at", "unanswered_since", "shop_failing_since", "checked_at", "next_check_at")}, plan_version = plan_version + 1
    where order_number = any(:orderNumbers) returning id, payment_session_id, cart_id
  ), cases as (
    update assist_case set ${earlier("opened_at", "closed_at")} where order_number = any(:orderNumbers)
  ), leases as (
    update assist_lease set ${earlier("leased_until")} where key in (
      select 'order ' || unnest(:orderNumbers::text[]) union all select 'cart ' || cart_id from orders)
  ), messages as (
    update assist_notification set ${earlier("received_at")} where order_number = any(:orderNumbers)
  ), attempts as (
    update assist_command set ${earlier("sent_at", "closed_at", "created_at")} where order_id in (select id from orders)
  ), operations as (
    update assist_operation set ${earlier("created_at", "operated_at")} where order_id in (select id from orders)
  ), bills as (
    update assist_bill set ${earlier("created_at", "valid_until", "sent_at", "ended_at", "checked_at", "fully_checked_at", "next_check_at", "state_since", "unresolved_since", "failing_since", "reminded_at", ...(mayHaveDied ? ["leased_until"] : []))}, plan_version = plan_version + 1
    where order_id = any(:orderIds)
  ), placed as (
    update order_cart set ${earlier("created_at")} where cart_id in (select cart_id from orders) returning order_id
  ), shops as (
    update "order" set ${earlier("created_at")} where id in (select order_id from placed) or id = any(:orderIds)
  ), lines as (
    update order_transaction set ${earlier("created_at")}
    where order_id in (select order_id from placed) or order_id = any(:orderIds)
  ), collections as (
    update payment_collection set ${earlier("updated_at")} where id in (
      select payment_collection_id from order_payment_collection
      where order_id in (select order_id from placed) or order_id = any(:orderIds))
  ), payments as (
    update payment set ${earlier("canceled_at")} where payment_session_id in (select payment_session_id from orders) returning id
  ), events as (
    update assist_money_event set ${earlier("asked_at")} where payment_id in (select id from payments)
  ), captures as (
    update capture set ${earlier("created_at")} where payment_id in (select id from payments)
  )
  update refund set ${earlier("created_at")} where payment_id in (select id from payments)`;

/** As if so many minutes had passed, at the gateway and for the walk's orders: what happened moves into the past. */
export async function passTime(world: World, minutes: number): Promise<void> {
  const { assist, database, crashes } = world.around;
  const orderNumbers = await world.orderNumbers();
  assist.clock.elapse({ minutes });
  world.around.endRests();
  for (const answer of world.stalled) answer.age(minutes);
  const orderIds = world.orderIds();
  if (orderNumbers.length + orderIds.length > 0)
    await database.raw(statement(crashes !== undefined), { minutes, orderNumbers, orderIds });
}
