import type { OrderState, PageMeans } from "../gateway";
import type AssistCommand from "../modules/assist/models/command";
import type AssistOperation from "../modules/assist/models/operation";
import type AssistOrder from "../modules/assist/models/order";
import type { Row } from "../modules/assist/models/row";

/**
 * Where the money of one order number stands at the gateway. `not-started`: nothing was submitted, whether or not a
 * payment page was opened.
 * `unclear` is an answer that contradicts itself: nothing may be concluded from it.
 */
export type PositionState =
  | "not-started"
  | "in-process"
  | "declined"
  | "expired"
  | "held"
  | "captured"
  | "partly-captured"
  | "released"
  | "partly-refunded"
  | "refunded"
  | "unclear";

/** A gateway order as it is remembered in assist_order.billnumbers. */
export interface RecordedBillnumber {
  billnumber: string;
  state: OrderState;
  amount: string;
  currency: string;
  testMode: boolean | null;
  /** ISO time in GMT. */
  orderedAt: string | null;
  /** States seen so far, see PositionOrder.seen. */
  seen: { held: boolean; approved: boolean };
}

/**
 * Who made the plugin look when it first saw money: "session" is the platform authorizing a payment, or a shopper who
 * opens the payment address again.
 */
export type FoundBy = NonNullable<OrderRow["found_by"]>;

/** A row of assist_order. Amounts are decimal strings in the row's currency. */
export type OrderRow = Row<
  typeof AssistOrder,
  {
    offered: PageMeans[];
    state: PositionState;
    billnumbers: RecordedBillnumber[];
    folded: Folded;
  }
>;

/** An order as it was before the gateway was asked about it, with the database's time then or somewhat earlier. */
export type OrderToAsk = OrderRow & { asked_at: Date };

/** A row of assist_operation. */
export type OperationRow = Row<
  typeof AssistOperation,
  {
    type: "payment" | "confirmation" | "cancellation" | "bonus" | "other";
    result: "success" | "declined" | "pending" | "unknown";
  }
>;

/** A row of assist_command. */
export type CommandRow = Row<typeof AssistCommand>;

export type CommandKind = CommandRow["kind"];

/** What decides anything of an operation whose row is removed; it comes back as a row when Assist speaks of the order again. */
export type FoldedOperation = Pick<
  OperationRow,
  "billnumber" | "type" | "result" | "response_code" | "amount" | "currency" | "means"
> & {
  /** ISO times. */
  operated_at: string | null;
  created_at: string;
};

/** The same of a command that was carried out. */
export type FoldedCommand = Pick<CommandRow, "kind" | "reference"> & { sent_at: string };

/** What assist_order keeps of its operations, commands and staff operations whose rows are removed. */
export interface Folded {
  operations: FoldedOperation[];
  commands: FoldedCommand[];
  /** Staff have voided the hold, or it is not known that they have not. */
  voided: boolean;
}
