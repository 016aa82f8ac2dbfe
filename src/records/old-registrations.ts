import type AssistRemovedOrder from "../modules/assist/models/removed-order";
import type { Row } from "../modules/assist/models/row";
import type { BillRow } from "./bills";
import type { OrderRow } from "./orders";

/** What its platform rows are looked up by. */
export type OldRegistration = Pick<OrderRow, "id" | "payment_session_id" | "provider">;

export type OldBill = Pick<BillRow, "id" | "order_id" | "origin" | "payment_session_id">;

/** A row of assist_removed_order. */
export type RemovedOrderRow = Row<typeof AssistRemovedOrder>;
