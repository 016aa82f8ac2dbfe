import type AssistMoneyEvent from "../modules/assist/models/money-event";
import type { Row } from "../modules/assist/models/row";

export type MoneyEventName = "payment.captured" | "payment.refunded";

/** A row of assist_money_event. */
export type MoneyEventRow = Row<typeof AssistMoneyEvent, { event: MoneyEventName }>;

/** An event of the platform that is for one capture or refund; `row_id`: of which. */
export type MoneyEvent = Pick<MoneyEventRow, "row_id" | "payment_id" | "event">;
