import type AssistCase from "../modules/assist/models/case";
import type { Row } from "../modules/assist/models/row";
import type { OrderRow, PositionState } from "./orders";

/** Why staff should look at a payment. Cases are kept under these names, and the panel has texts for each. */
export const paymentCaseReasons = [
  "amount-differs",
  "test-flag-differs",
  "paid-twice",
  "unclear",
  "paid-without-session",
  "held-without-session",
  "order-not-placed",
  "order-without-money",
  "not-recorded",
  "shop-has-captured-more",
  "shop-has-refunded-more",
  "paid-for-canceled-order",
  "held-for-canceled-order",
  "no-answer",
  "shop-failed",
  "not-confirmed",
  "outcome-unknown",
  "held-too-long",
  "held-not-taken",
  "taken-not-held",
  "other-means",
  "hold-ending",
  "hold-ended",
  "hold-let-go",
  "hold-too-small",
] as const;

/**
 * Why staff should look at a bill. Each is opened under the bill's order number, and closed by the bill itself:
 * - bill-not-made: an order waits to be paid by link, and there is no bill for it.
 * - bill-stuck: for half an hour it has not been found out whether there is a bill, or whether it is revoked.
 * - unpaid-order-not-canceled: its time has run out, and the platform does not cancel the order.
 */
export const billCaseReasons = ["bill-not-made", "bill-stuck", "unpaid-order-not-canceled"] as const;

export const caseReasons = [...paymentCaseReasons, ...billCaseReasons] as const;

export type BillCaseReason = (typeof billCaseReasons)[number];
export type CaseReason = (typeof caseReasons)[number];

/** What a case is about. An order number may have one of each, and they know nothing of one another. */
export type CaseSubject = "payment" | "bill";

export function subjectOf(reason: CaseReason): CaseSubject {
  return billCaseReasons.some((one) => one === reason) ? "bill" : "payment";
}

/** Where the money of a case stands, on both sides. As long as it stays, a case is the same case. */
export interface CaseMoney {
  state: PositionState;
  /** Decimal texts in the order's currency. */
  held: string;
  captured: string;
  refunded: string;
  /** Billnumbers that have money, each with its state: a second payment may hide behind the same sums. */
  paid: string[];
  /** The shop's side in words of our own; empty where the case is about Assist's side alone. */
  shop: string;
}

/** A row of assist_case. */
export type CaseRow = Row<
  typeof AssistCase,
  {
    about: CaseSubject;
    reason: CaseReason;
    money: CaseMoney;
    closed_how: "by-itself" | "by-hand" | "refunded";
  }
>;

/** A case that is open, or that staff have closed by hand and that stays closed for as long as its reason and its money stay. */
export interface CurrentCase extends Pick<CaseRow, "id" | "about" | "reason" | "message" | "money"> {
  /** ISO time. */
  opened_at: string;
  open: boolean;
}

/** Beside an order's row: at most one for each subject. */
export interface WithCases {
  cases: CurrentCase[];
}

export type OrderWithCases = OrderRow & WithCases;
