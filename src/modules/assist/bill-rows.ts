import type { BillSending } from "../../assist";

/** Open ones; the order takes no other bill meanwhile. */
export const openBillStates = ["preparing", "creating", "unknown", "open", "revoking"] as const;
export const closedBillStates = ["not-made", "paid", "expired", "revoked"] as const;
export const billStates = [...openBillStates, ...closedBillStates] as const;

/**
 * - preparing: nothing has been sent yet.
 * - creating: createbill is on its way.
 * - unknown: its answer was lost; there may be a bill or not.
 * - open: there is a bill, and we have its link.
 * - revoking: it is to be revoked, and has not been seen to be.
 * - not-made: there is certainly none.
 */
export type BillRowState = (typeof billStates)[number];

/** "link-lost": there is a bill, but the answer that told its link was lost. "not-due": the order lacks less than it asks for. */
export type RevokeReason =
  "staff" | "link-lost" | "order-canceled" | "order-gone" | "session-replaced" | "not-due" | "at-assist";

/** A row of assist_bill. Amounts are decimal strings in the row's currency. */
export interface BillRow {
  id: string;
  number: string | null;
  order_id: string;
  payment_collection_id: string | null;
  payment_session_id: string | null;
  account: string;
  amount: string;
  currency: string;
  outstanding: string;
  comment: string | null;
  language: "RU" | "EN" | null;
  sending: BillSending;
  valid_until: Date;
  state: BillRowState;
  token: string | null;
  link: string | null;
  sent_times: number;
  sent_at: Date | null;
  revoke_reason: RevokeReason | null;
  message: string | null;
  made_by: string | null;
  ended_at: Date | null;
  told_state: BillRowState | null;
  checked_at: Date | null;
  next_check_at: Date | null;
  working_until: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

export function isOpenBill({ state }: Pick<BillRow, "state">): boolean {
  return openBillStates.some((open) => open === state);
}
