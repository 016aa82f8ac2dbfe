import type { Command } from "./command";
import type { Violation } from "./invariants";
import type { World } from "./world";

interface Untold {
  order_number: string;
  message: string | null;
}

/**
 * Staff have canceled an order, Assist refused to let its money go, and nothing else is open: they must have been told
 * by now, without the job. A refund whose process died before it took its row back is open, too. Only where what an
 * event sets off can be waited for.
 */
export async function judgeToldAtOnce(world: World, command: Command): Promise<Violation[]> {
  const { crashes, database } = world.around;
  if (command.do !== "cancel-order" || !crashes) return [];
  const { rows } = await database.raw<{ rows: Untold[] }>(
    `select ao.order_number, newest.message from assist_order ao
     join payment_session ps on ps.id = ao.payment_session_id
     join order_payment_collection opc on opc.payment_collection_id = ps.payment_collection_id and opc.deleted_at is null
     join "order" o on o.id = opc.order_id and o.status = 'canceled'
     join lateral (
       select state, kind, message, reference from assist_command where order_id = ao.id order by sent_at desc limit 1
     ) newest on newest.state = 'refused' and newest.kind <> 'charge'
     where ao.order_number = any(?) and (ao.held::numeric > 0 or ao.captured::numeric > ao.refunded::numeric)
       and not exists (
         select 1 from assist_case k
         where k.order_number = ao.order_number and k.about = 'payment' and (k.closed_at is null or k.quiet))
       and not exists (
         select 1 from assist_lease where key = 'order ' || ao.order_number and leased_until >= clock_timestamp())
       and not exists (select 1 from refund r where r.id = newest.reference and r.deleted_at is null)
       and not exists (select 1 from assist_operation op where op.order_id = ao.id and op.result in ('pending', 'unknown'))`,
    [await world.orderNumbers()],
  );
  return rows.map(({ order_number: orderNumber, message }) => ({
    rule: "what a refused command knew is told at once",
    orderNumber,
    sentence: `the order is canceled, its money is there (${message}), and staff are shown nothing`,
  }));
}
