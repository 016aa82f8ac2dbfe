import type { Bill } from "../gateway/bill";
import type { Order } from "../gateway/order";

/** The link that is given to the customer of a bill (§9). */
export function billPath(bill: Bill): string {
  return `/bill/paybill.cfm?ID=${encodeURIComponent(bill.token)}`;
}

/** Path of the payment page of an order. */
export function pagePath(
  order: Order,
  page: "pay" | "sbp" | "secure" | "result" | "back" | "submit" = "pay",
): string {
  return `/pay/${page}.cfm?CFSID=${encodeURIComponent(order.token)}`;
}
