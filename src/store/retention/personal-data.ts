import type { CustomerRow, StaffOperationRow } from "../../records/rows";
import type { BillRow } from "../../records/bills";
import type { CaseRow } from "../../records/cases";
import type { CommandRow, OperationRow, OrderRow } from "../../records/orders";

/**
 * What a column of text or JSON may hold:
 * - personal: about the person who pays. It is exported and erased at the person's wish.
 * - books: sums, states, numbers and their reasons, which the shop's accounts rest on. It stays.
 * - technical: ids, settings, addresses of machines, staff and their doings, nothing about who pays.
 */
export type ColumnKind = "personal" | "books" | "technical";

/**
 * Every column of text and JSON of every table of the plugin; a test compares it with the models, so that a new one cannot
 * be forgotten. Columns of other types hold amounts of time and choices from a list.
 */
export const columnKinds = {
  assist_order: {
    id: "technical",
    order_number: "books",
    account: "technical",
    payment_session_id: "technical",
    provider: "technical",
    cart_id: "technical",
    offered: "technical",
    amount: "books",
    currency: "books",
    // Given by the storefront, which may put anything into it.
    return_url: "personal",
    contract_number: "personal",
    customer_number: "personal",
    return_token: "technical",
    state: "books",
    held: "books",
    captured: "books",
    refunded: "books",
    billnumbers: "books",
    decline_code: "books",
    decline_message: "personal",
    list_day: "technical",
    folded: "books",
  },
  assist_operation: {
    id: "technical",
    billnumber: "books",
    type: "books",
    result: "books",
    response_code: "books",
    amount: "books",
    currency: "books",
    means: "books",
    masked_card: "personal",
    message: "personal",
    approval_code: "books",
  },
  assist_command: {
    id: "technical",
    billnumber: "books",
    amount: "books",
    currency: "books",
    reference: "books",
    operation_billnumber: "books",
    response_code: "books",
    message: "personal",
  },
  assist_staff_operation: {
    id: "technical",
    request_key: "technical",
    payment_id: "books",
    order_number: "books",
    asked_amount: "books",
    amount: "books",
    currency: "books",
    note: "personal",
    made_by: "technical",
    message: "personal",
  },
  assist_case: {
    id: "technical",
    order_number: "books",
    reason: "books",
    message: "personal",
    money: "books",
    closed_by: "technical",
    note: "personal",
  },
  assist_bill: {
    id: "technical",
    number: "books",
    order_id: "books",
    payment_collection_id: "technical",
    payment_session_id: "technical",
    account: "technical",
    amount: "books",
    currency: "books",
    amount_due: "books",
    comment: "personal",
    customer: "personal",
    means: "technical",
    token: "personal",
    link: "personal",
    lease_token: "technical",
    revoke_reason: "books",
    message: "personal",
    made_by: "technical",
    announced_state: "technical",
  },
  assist_notification: {
    id: "technical",
    verdict: "technical",
    merchant_id: "technical",
    order_number: "books",
    billnumber: "books",
    // Of what Assist sends only what technical-fields.ts lets through: nothing about the person or the card.
    fields: "books",
    digest: "technical",
  },
  assist_removed_order: {
    id: "technical",
    order_number: "books",
    account: "technical",
    payment_session_id: "technical",
    provider: "technical",
    cart_id: "technical",
    kind: "technical",
    means: "technical",
    stages: "technical",
    offered: "technical",
    amount: "books",
    currency: "books",
  },
  assist_money_event: { id: "technical", row_id: "technical", payment_id: "books", event: "technical" },
  assist_account: {
    id: "technical",
    name: "technical",
    settings: "technical",
    secrets: "technical",
    created_by: "technical",
    updated_by: "technical",
  },
  assist_setting_change: { id: "technical", account: "technical", actor: "technical", changes: "technical" },
  assist_connection_check: {
    id: "technical",
    account: "technical",
    findings: "technical",
    about: "technical",
  },
  assist_customer: {
    id: "technical",
    customer_id: "technical",
    account: "technical",
    // The whole row goes when the customer is forgotten.
    customer_number: "personal",
  },
  assist_outage: { id: "technical", account: "technical", message: "technical" },
  assist_clock: { id: "technical" },
  assist_lease: { key: "technical", lease_token: "technical" },
} as const satisfies Record<string, Record<string, ColumnKind>>;

type Kinds = typeof columnKinds;

/** Rows of the tables with something about who pays. */
export interface PersonalRows {
  assist_order: OrderRow;
  assist_operation: OperationRow;
  assist_command: CommandRow;
  assist_staff_operation: StaffOperationRow;
  assist_case: CaseRow;
  assist_bill: BillRow;
  assist_customer: CustomerRow;
}

export type PersonalTable = keyof PersonalRows;

type PersonalColumn<Table extends keyof Kinds> = {
  [Column in keyof Kinds[Table]]: Kinds[Table][Column] extends "personal" ? Column : never;
}[keyof Kinds[Table]] &
  string;

/** The columns of a table that are exported and erased. */
export function personalColumns<Table extends PersonalTable>(table: Table): PersonalColumn<Table>[] {
  return Object.entries(columnKinds[table]).flatMap(([column, kind]) =>
    kind === "personal" ? [column as PersonalColumn<Table>] : [],
  );
}

/** What stands in a column afterwards that must not be empty. */
export const erasedText = "Erased.";

const neverEmpty: Partial<Record<PersonalTable, readonly string[]>> = { assist_case: ["message"] };

/** What the personal columns of a table are set to. */
export function erased(table: PersonalTable): Record<string, string | null> {
  return Object.fromEntries(
    personalColumns(table).map((column) => [column, neverEmpty[table]?.includes(column) ? erasedText : null]),
  );
}
