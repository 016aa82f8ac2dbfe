const customerNumber = /^[A-Za-z0-9._@:-]{1,32}$/;
/** Part of the payment request's check string, where a value that is all zeros would be skipped (protocol §2.3). */
const zero = /^[0.]*$/;

/** Beside the request's flags in that string, which are 0 or 1. */
const flag = "1";

/** The shop's own number of a customer, as CustomerNumber can carry it (protocol §1.6, §11). */
export function isCustomerNumber(text: string): boolean {
  return customerNumber.test(text) && !zero.test(text) && text !== flag;
}

/** What a number that {@link isCustomerNumber} refuses should have been. */
export const customerNumberRule =
  "The customer number has 1 to 32 Latin letters, digits or . _ @ : - and is neither zero nor 1.";
