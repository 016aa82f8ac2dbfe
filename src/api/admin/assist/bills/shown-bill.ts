import type { BillRow } from "../../../../modules/assist/bill-rows";

type Hidden = "token" | "told_state" | "working_until" | "deleted_at";

/** A bill as staff see it. Whoever has its link can see and pay it; that is what staff give to the customer. */
export function shownBill(bill: BillRow): Omit<BillRow, Hidden> {
  const { token: _token, told_state: _told, working_until: _until, deleted_at: _deleted, ...shown } = bill;
  return shown;
}
