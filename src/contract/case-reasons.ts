/** What a case is about. An order number may have one of each. */
export type CaseSubject = "payment" | "bill";

/** Why staff should look at something, as the list's filter shows them. */
export const caseReasons = [
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

export type CaseReason = (typeof caseReasons)[number];
