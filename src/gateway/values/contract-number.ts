import { unchangedInput } from "./input-text";

const maxLength = 30;

/** Number of a contract or of a billed telephone, as the payment request can carry it (protocol §1.6, §3.1). */
export function isContractNumber(text: string): boolean {
  return text !== "" && unchangedInput(text, "plain", maxLength) === text;
}

/** What a number that {@link isContractNumber} refuses should have been. */
export const contractNumberRule =
  "The number of a contract has 1 to 30 characters and none of < > \" = ' / \\ ( ) ; #, nor spaces at its ends.";
