const CUSTOMER_NUMBER = /^[A-Za-z0-9._@:-]{1,32}$/;
/** Part of the payment request's check string, where a value that is all zeros would be skipped (protocol §2.3). */
const ZERO = /^[0.]*$/;

/** Beside the request's flags in that string, which are 0 or 1. */
const FLAG = "1";

/** The shop's own number of a customer, as CustomerNumber can carry it (protocol §1.6, §11). */
export function isCustomerNumber(text: string): boolean {
  return CUSTOMER_NUMBER.test(text) && !ZERO.test(text) && text !== FLAG;
}

/** What a number that {@link isCustomerNumber} refuses should have been. */
export const CUSTOMER_NUMBER_RULE =
  "The customer number has 1 to 32 Latin letters, digits or . _ @ : - and is neither zero nor 1.";
