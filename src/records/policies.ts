/** "alert" shows staff a payment that fits no order; "refund" gives it back as well, or lets its hold go. */
export type Policy = "alert" | "refund";

/** What to do by itself in each hard case. Staff are told in every one of them. */
export interface Policies {
  /** Paid or held for a cart that has changed since, or for a session that was dropped. */
  changedCheckout: Policy;
  /** Paid again for a cart that already has its order. */
  paidTwice: Policy;
  /** Still paid or held although the order was cancelled. */
  canceledOrder: Policy;
  /** Another amount or currency than was registered. */
  amountDiffers: Policy;
  /** A test payment in a live shop, or the other way round. */
  wrongMode: Policy;
}
