import type { CaseDTO } from "../../contract/cases";

// As GET /admin/assist/cases shows them. Amounts are decimal texts, moments ISO ones.

export type Case = CaseDTO;

/** An account of which the job has had no answer for a day. */
export interface Outage {
  account: string;
  since: string;
  message: string;
}

export const reasons = [
  "paid-without-session",
  "held-without-session",
  "order-not-placed",
  "order-without-money",
  "paid-twice",
  "paid-for-canceled-order",
  "held-for-canceled-order",
  "amount-differs",
  "test-flag-differs",
  "shop-has-captured-more",
  "shop-has-refunded-more",
  "not-recorded",
  "hold-ending",
  "hold-ended",
  "hold-let-go",
  "hold-too-small",
  "held-too-long",
  "held-not-taken",
  "taken-not-held",
  "other-means",
  "no-answer",
  "shop-failed",
  "not-confirmed",
  "outcome-unknown",
  "unclear",
  "bill-not-made",
  "bill-stuck",
  "unpaid-order-not-canceled",
] as const;
