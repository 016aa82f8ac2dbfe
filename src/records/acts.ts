/** A row of assist_act. */
export interface ActRow {
  id: string;
  request_key: string | null;
  kind: "capture" | "void" | "refund";
  payment_id: string;
  order_number: string;
  asked_amount: string | null;
  amount: string | null;
  currency: string;
  note: string | null;
  made_by: string | null;
  state: "working" | "done" | "refused" | "unknown";
  message: string | null;
  leased_until: Date;
  ended_at: Date | null;
  created_at: Date;
}
