import type { PermissionDTO } from "../../contract/payments";

/** A case as GET /admin/assist/attention shows it. Amounts are decimal texts, moments ISO ones. */
export interface Case {
  id: string;
  order_number: string;
  reason: string;
  message: string;
  noticed_at: string;
  account: string;
  live: boolean;
  currency: string;
  held: string;
  captured: string;
  returned: string;
  cart_id: string | null;
  order: { id: string; display_id: number | null } | null;
  settled_at: string | null;
  settled_how: "by-itself" | "by-hand" | "money-returned" | null;
  settled_by: string | null;
  note: string | null;
  /** Absent in a settled one. */
  acts: {
    check: boolean;
    settle: boolean;
    return_money: PermissionDTO;
    /** Of a case that taking the money settles. */
    capture: (PermissionDTO & { payment_id: string }) | null;
  } | null;
}

/** An account of which the job has had no answer for a day. */
export interface Silence {
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
