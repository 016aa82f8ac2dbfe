const customerNumber = /^[A-Za-z0-9._@:-]{1,32}$/;
/** Its neighbours in the payment request's check string are sums and flags (protocol §2.3): what has a letter is none of them. */
const letter = /[A-Za-z]/;

/** Where nothing stands between the neighbours, a part of it could be taken for one of them, too. */
const betweenLetters = /^[A-Za-z].*[A-Za-z]$/;

/**
 * The shop's own number of a customer, as CustomerNumber can carry it (protocol §1.6, §11).
 *
 * @param delimiter of the payment request's check string
 */
export function isCustomerNumber(text: string, delimiter: ";" | "" = ";"): boolean {
  return customerNumber.test(text) && (delimiter === "" ? betweenLetters : letter).test(text);
}

/** What a number that {@link isCustomerNumber} refuses should have been. */
export const customerNumberRule =
  "The customer number has 1 to 32 Latin letters, digits or . _ @ : -, a letter among them; for an account of the old kind it begins and ends with one.";
