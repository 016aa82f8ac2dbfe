import type { StaffBill } from "./bills";
import type { BillSuite } from "./bill-suite";

interface Many {
  /** A bill that they are like. */
  like: StaffBill;
  /** A Medusa order for each; without, the bills' orders are no more than names. */
  orderIds: readonly string[];
  account?: string;
}

/** The row of a table again and again, with other values in some columns; `n` counts from 1. */
const again = (table: string, where: string, values: string): string => `
  insert into ${table} select (jsonb_populate_record(kept, ${values})).*
  from ${table} kept, unnest(:orderIds::text[]) with ordinality as copy(order_id, n) where ${where}`;

/** Open bills that wait to be paid, all due just now; Assist knows none of them. Their numbers. */
export async function addOpenBills(
  { database }: Pick<BillSuite, "database">,
  { like, orderIds, account = "ru" }: Many,
): Promise<string[]> {
  const given = { id: like.id, number: like.number, orderIds: [...orderIds], account };
  const session = "(select payment_session_id from assist_bill where id = :id)";
  await database.raw(
    again("payment_session", `kept.id = ${session}`, `jsonb_build_object('id', 'payses_many_' || n)`),
    given,
  );
  await database.raw(
    again(
      "assist_order",
      "kept.order_number = :number",
      `jsonb_build_object('id', 'asord_many_' || n, 'order_number', 'MANY-' || n, 'payment_session_id', 'payses_many_' || n,
         'return_token', 'many-' || n, 'account', :account::text, 'list_day', 'bill', 'next_check_at', now())`,
    ),
    given,
  );
  await database.raw(
    again(
      "assist_bill",
      "kept.id = :id",
      `jsonb_build_object('id', 'asbil_many_' || n, 'number', 'MANY-' || n, 'payment_session_id', 'payses_many_' || n,
         'account', :account::text, 'order_id', copy.order_id, 'queue', 'waiting', 'fully_checked_at', now(), 'next_check_at', now(), 'announced_state', 'open',
         'checked_at', now(), 'lease_token', null, 'leased_until', null)`,
    ),
    given,
  );
  return orderIds.map((_, index) => `MANY-${index + 1}`);
}

/** As if a minute had passed for all bills and what is asked about them. */
export async function passAMinute({ database }: Pick<BillSuite, "database">): Promise<void> {
  const earlier = (...columns: string[]): string =>
    columns.map((column) => `${column} = ${column} - interval '1 minute'`).join(", ");
  await database.raw(
    `update assist_bill set ${earlier("created_at", "valid_until", "checked_at", "fully_checked_at", "next_check_at")}, plan_version = plan_version + 1`,
  );
  await database.raw(
    `update assist_order set ${earlier("created_at", "handed_off_at", "last_handed_off_at", "checked_at", "next_check_at")}, plan_version = plan_version + 1`,
  );
}
