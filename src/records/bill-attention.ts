/**
 * Why staff should look at a bill. Each is raised on the bill's order number, and settled by the bill itself:
 * - bill-not-made: an order waits to be paid by link, and there is no bill for it.
 * - bill-stuck: for half an hour it has not been found out whether there is a bill, or whether it is revoked.
 * - unpaid-order-not-canceled: its time has run out, and the platform does not cancel the order.
 */
export const billAttentionReasons = ["bill-not-made", "bill-stuck", "unpaid-order-not-canceled"] as const;

export type BillAttentionReason = (typeof billAttentionReasons)[number];

export function isBillAttention(reason: string | null): reason is BillAttentionReason {
  return billAttentionReasons.some((one) => one === reason);
}
