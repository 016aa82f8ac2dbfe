export type MoneyEventName = "payment.captured" | "payment.refunded";

/** An event of the platform that is for one capture or refund; `row_id`: of which. */
export interface MoneyEvent {
  row_id: string;
  payment_id: string;
  event: MoneyEventName;
}
