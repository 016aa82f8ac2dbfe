import type { OrderRow } from "./orders";

/** What its platform rows are looked up by. */
export type OldRegistration = Pick<OrderRow, "id" | "payment_session_id" | "provider">;

export interface OldBill {
  id: string;
  order_id: string;
  origin: "staff" | "checkout";
  payment_session_id: string | null;
}
