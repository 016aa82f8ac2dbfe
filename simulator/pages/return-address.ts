import { extendedBillnumber, isPaid, paymentOperation, type Order } from "../gateway/order";
import type { Rules } from "../rules";
import { pagePath } from "../protocol/paths";

/** Where the shopper goes now: the shop when it gave an address, else the result page (§4.1). "No" also while in process. */
export function returnAddress(order: Order, rules: Rules): string {
  const address = isPaid(order) ? order.returnUrls.ok : order.returnUrls.no;
  return address === "" ? pagePath(order, "result") : withParameters(address, order, rules);
}

function withParameters(address: string, order: Order, rules: Rules): string {
  const operation = paymentOperation(order) ?? order.operations.at(-1);
  const extended = rules.returnBillnumber === "extended" && operation !== undefined;
  const billnumber = extended ? extendedBillnumber(order, operation) : order.billnumber;
  const [before = "", ...anchor] = address.split("#");
  const separator = !before.includes("?") ? "?" : /[?&]$/.test(before) ? "" : "&";
  const hash = anchor.length > 0 ? `#${anchor.join("#")}` : "";
  return `${before}${separator}billnumber=${billnumber}&ordernumber=${formEncode(order.orderNumber)}${hash}`;
}

/** All but letters, digits, `-`, `_`, `.` as UTF-8 %XX; a space as `+`. */
function formEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}
