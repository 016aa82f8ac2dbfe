/** The link that is given to the customer of a bill (§9). */
export function billPath(bill: { token: string }): string {
  return `/bill/paybill.cfm?ID=${encodeURIComponent(bill.token)}`;
}

/** Path of the payment page of an order. */
export function pagePath(
  order: { token: string },
  page: "pay" | "sbp" | "secure" | "result" | "back" | "submit" = "pay",
): string {
  return `/pay/${page}.cfm?CFSID=${encodeURIComponent(order.token)}`;
}
