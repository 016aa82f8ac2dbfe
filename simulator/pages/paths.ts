import type { Order } from "../gateway/order";

/** Path of the payment page of an order. */
export function pagePath(
  order: Order,
  page: "pay" | "sbp" | "secure" | "result" | "back" | "submit" = "pay",
): string {
  return `/pay/${page}.cfm?CFSID=${encodeURIComponent(order.token)}`;
}
