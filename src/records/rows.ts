import type AssistConnectionCheck from "../modules/assist/models/connection-check";
import type AssistCustomer from "../modules/assist/models/customer";
import type AssistMoneyEvent from "../modules/assist/models/money-event";
import type AssistNotification from "../modules/assist/models/notification";
import type AssistOutage from "../modules/assist/models/outage";
import type AssistRemovedOrder from "../modules/assist/models/removed-order";
import type AssistStaffOperation from "../modules/assist/models/staff-operation";
import type { Row } from "../modules/assist/models/row";
import type { BillRow } from "./bills";
import type { OrderRow } from "./orders";

/*
 * Rows of the tables that need no more than a name. Accounts, bills, cases and orders have files of their own.
 */

/** `findings` are as they were written. */
export type ConnectionCheckRow = Row<typeof AssistConnectionCheck, { findings: readonly object[] }>;

export type CustomerRow = Row<typeof AssistCustomer>;

export type MoneyEventName = "payment.captured" | "payment.refunded";

export type MoneyEventRow = Row<typeof AssistMoneyEvent, { event: MoneyEventName }>;

/** An event of the platform that is for one capture or refund; `row_id`: of which. */
export type MoneyEvent = Pick<MoneyEventRow, "row_id" | "payment_id" | "event">;

export type NotificationRow = Row<typeof AssistNotification>;

export type OutageRow = Row<typeof AssistOutage>;

export type RemovedOrderRow = Row<typeof AssistRemovedOrder>;

export type StaffOperationRow = Row<typeof AssistStaffOperation>;

/** What an old registration's platform rows are looked up by. */
export type OldRegistration = Pick<OrderRow, "id" | "payment_session_id" | "provider">;

export type OldBill = Pick<BillRow, "id" | "order_id" | "origin" | "payment_session_id">;
