import type AssistAnomaly from "../modules/assist/models/anomaly";
import type { Row } from "../modules/assist/models/row";
import { billAttentionReasons } from "./bill-attention";
import type { AttentionMoney } from "./orders";

/** Why staff should look at an order. Cases are kept under these names, and the panel has texts for each. */
export const attentionReasons = [
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
  ...billAttentionReasons,
] as const;

export type AttentionReason = (typeof attentionReasons)[number];

/** A case of an order that is settled: a row of assist_anomaly. */
export type SettledCase = Row<typeof AssistAnomaly, { money: AttentionMoney }>;
