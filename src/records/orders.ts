import type { OrderState, PageMeans } from "../gateway";

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
  | "partly-returned"
  | "returned"
  | "unclear";

/** A gateway order as it is remembered in assist_order.billnumbers. */
export interface KnownBillnumber {
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
export type FoundBy = "notification" | "return" | "job" | "staff" | "session";

/** A row of assist_order. Amounts are decimal strings in the row's currency. */
export interface OrderRow {
  id: string;
  order_number: string;
  account: string;
  payment_session_id: string;
  provider: string;
  cart_id: string | null;
  kind: "checkout" | "bill" | "recurring";
  means: "all" | "card" | "sbp";
  stages: "one" | "two";
  offered: PageMeans[] | null;
  live: boolean;
  amount: string;
  currency: string;
  return_url: string | null;
  return_token: string | null;
  handed_off_at: Date | null;
  last_handed_off_at: Date | null;
  replaced_at: Date | null;
  state: PositionState;
  held: string;
  captured: string;
  returned: string;
  billnumbers: KnownBillnumber[] | null;
  decline_code: string | null;
  decline_message: string | null;
  attention: string | null;
  attention_message: string | null;
  attention_at: Date | null;
  attention_money: AttentionMoney | null;
  dealt_with: DealtWith | null;
  found_by: FoundBy | null;
  found_at: Date | null;
  checked_at: Date | null;
  unanswered_since: Date | null;
  shop_failing_since: Date | null;
  told_at: Date | null;
  told_version: number;
  next_check_at: Date | null;
  plan_version: number;
  list_day: string;
  folded: Folded | null;
  retention_from: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** An order as it was before the gateway was asked about it, with the database's time then or somewhat earlier. */
export type OrderToAsk = OrderRow & { asked_at: Date };

/** A row of assist_operation. */
export interface OperationRow {
  id: string;
  order_id: string;
  billnumber: string;
  type: "payment" | "confirmation" | "cancellation" | "bonus" | "other";
  result: "success" | "declined" | "pending" | "unknown";
  response_code: string;
  amount: string;
  currency: string;
  means: string | null;
  masked_card: string | null;
  message: string | null;
  approval_code: string | null;
  operated_at: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

export type AttemptKind = "charge" | "refund" | "release";

/** A row of assist_attempt. */
export interface AttemptRow {
  id: string;
  order_id: string;
  kind: AttemptKind;
  billnumber: string;
  amount: string;
  currency: string;
  reference: string | null;
  full: boolean;
  state: "sending" | "done" | "refused" | "unknown";
  operation_billnumber: string | null;
  response_code: string | null;
  message: string | null;
  sent_at: Date;
  closed_at: Date | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** Where the money of a case stands, on both sides. As long as it stays, a case is the same case. */
export interface AttentionMoney {
  state: PositionState;
  /** Decimal texts in the order's currency. */
  held: string;
  captured: string;
  returned: string;
  /** Billnumbers that have money, each with its state: a second payment may hide behind the same sums. */
  paid: string[];
  /** The shop's side in words of our own; empty where the case is about Assist's side alone. */
  shop: string;
}

/** A case that staff have settled by hand. */
export interface DealtWith {
  reason: string;
  money: AttentionMoney;
  /** ISO time. */
  noticed_at: string;
}

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
export type FoldedCommand = Pick<AttemptRow, "kind" | "reference"> & { sent_at: string };

/** What assist_order keeps of its operations, commands and acts of staff whose rows are removed. */
export interface Folded {
  operations: FoldedOperation[];
  commands: FoldedCommand[];
  /** Staff have voided the hold, or it is not known that they have not. */
  voided: boolean;
}
