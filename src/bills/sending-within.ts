import { billContact, type BillCustomer, type BillSending } from "../gateway";

/**
 * How Assist can tell a customer: as the account says, as far as there are addresses for it. Nobody is there at the
 * checkout's end to give another one, and the shop hears of the bill in any case. Pure.
 */
export function sendingWithin(
  wanted: BillSending,
  kind: "link" | "erip",
  customer: BillCustomer,
): BillSending {
  const { email, mobile } = billContact(customer);
  const byEmail = (wanted === "email" || wanted === "both") && email !== "";
  // ERIP bills know e-mail alone (protocol §9.5).
  const bySms = (wanted === "sms" || wanted === "both") && mobile !== "" && kind === "link";
  if (byEmail && bySms) return "both";
  return byEmail ? "email" : bySms ? "sms" : "none";
}
