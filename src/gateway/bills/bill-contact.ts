import type { BillCustomer } from "./bill-request";
import { emailInput, phoneInput } from "../values/contact-input";

/** Limits of the payment request's HomePhone and MobilePhone, which these become (protocol §3.1, §9.1). */
const maxPhoneLength = 64;
const mobilePattern = /^\+?\d{5,15}$/;

/** The ways to reach a customer, each empty when it cannot be used. */
export interface BillContact {
  email: string;
  phone: string;
  mobile: string;
}

/** What of a customer's addresses can be sent to the gateway. */
export function billContact(customer: BillCustomer = {}): BillContact {
  return {
    email: emailInput(customer.email),
    phone: phoneInput(customer.phone, maxPhoneLength),
    mobile: usableMobile(customer.mobile ?? ""),
  };
}

function usableMobile(text: string): string {
  const digits = text.replace(/[\s().-]/g, "");
  return mobilePattern.test(digits) ? digits : "";
}
