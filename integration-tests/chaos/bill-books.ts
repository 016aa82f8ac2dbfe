import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { BillSummary, Control } from "../../simulator";

/** The shop's row of a bill, and the bill at the gateway under its number. */
export interface BillBook {
  id: string;
  orderId: string;
  number: string | null;
  state: string;
  amount: string;
  link: string | null;
  comment: string | null;
  validUntil: Date;
  toldState: string | null;
  message: string | null;
  isDue: boolean;
  atAssist: BillSummary | undefined;
}

interface Row {
  id: string;
  order_id: string;
  number: string | null;
  state: string;
  amount: string;
  link: string | null;
  comment: string | null;
  valid_until: Date;
  announced_state: string | null;
  message: string | null;
  next_check_at: Date | null;
}

/** Bills of these orders, oldest first. */
export async function readBills(
  database: Knex,
  assist: Control,
  orderIds: readonly string[],
): Promise<BillBook[]> {
  if (orderIds.length === 0) return [];
  const rows = (await database("assist_bill")
    .whereIn("order_id", orderIds)
    .where({ deleted_at: null })
    .orderBy(["created_at", "id"])) as Row[];
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    number: row.number,
    state: row.state,
    amount: row.amount,
    link: row.link,
    comment: row.comment,
    validUntil: row.valid_until,
    toldState: row.announced_state,
    message: row.message,
    isDue: row.next_check_at !== null,
    atAssist: row.number === null ? undefined : assist.bills.list(row.number)[0],
  }));
}

/** Whoever opens the link now can pay, by the gateway's own clock. */
export function isPayable(assist: Control, bill: BillSummary): boolean {
  const open = bill.state === "invoiced" || bill.state === "in payment";
  return open && assist.clock.now() < bill.payUntil;
}
