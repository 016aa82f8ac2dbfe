import type { BillCustomer } from "./bill-request";
import { cleanInput, wholeInput } from "./input-text";

/** Limits of the payment request's Email, HomePhone and MobilePhone, which these become (protocol §3.1, §9.1). */
const MAX_EMAIL_LENGTH = 128;
const MAX_PHONE_LENGTH = 64;
const EMAIL = /^[^\s@,]+@[^\s@,]+$/;
const MOBILE = /^\+?\d{5,15}$/;

/** The ways to reach a customer, each empty when it cannot be used. */
export interface BillContact {
  email: string;
  phone: string;
  mobile: string;
}

/** What of a customer's addresses can be sent to the gateway. */
export function billContact(customer: BillCustomer = {}): BillContact {
  return {
    email: usableEmail(customer.email ?? ""),
    phone: wholeInput(customer.phone, MAX_PHONE_LENGTH),
    mobile: usableMobile(customer.mobile ?? ""),
  };
}

/** An address that the gateway would change (protocol §1.6) is somebody else's, who would get the link. */
function usableEmail(text: string): string {
  const email = text.trim();
  const unchanged = cleanInput(email, "plain", MAX_EMAIL_LENGTH) === email;
  return unchanged && EMAIL.test(email) ? email : "";
}

function usableMobile(text: string): string {
  const digits = text.replace(/[\s().-]/g, "");
  return MOBILE.test(digits) ? digits : "";
}
