import type { SendNotification } from "../types";
import type { Bill, BillMessage } from "./order";
import type { Gateway } from "./gateway";

/**
 * Who is written to (§9.1): by e-mail only with an address, by SMS only with a mobile number, by both (3) without a
 * number to the address alone, and without an address to nobody.
 */
export function sendBillMessages(
  gateway: Gateway,
  bill: Bill,
  about: BillMessage["about"],
  how: SendNotification,
): void {
  const email = bill.fields.customer_email ?? "";
  const mobile = bill.fields.customer_mobile ?? "";
  const at = gateway.clock.now();
  const byEmail = (how === "1" || how === "3") && email !== "";
  const bySms = (how === "2" || (how === "3" && email !== "")) && mobile !== "";
  if (byEmail) gateway.billMessages.push({ bill, about, by: "email", to: email, at });
  if (bySms) gateway.billMessages.push({ bill, about, by: "sms", to: mobile, at });
}

/** Something was put into the sending queue when the bill was made. */
export function wasQueued(gateway: Gateway, bill: Bill): boolean {
  return gateway.billMessages.some((message) => message.bill === bill && message.about === "invoiced");
}
