import { unchangedInput } from "./input-text";

/** Limit of the payment request's Email, which a bill's becomes (protocol §3.1, §9.1). */
const maxEmailLength = 128;
const emailPattern = /^[^\s@,]+@[^\s@,]+$/;
/** Before more digits: only then are the brackets no more than a way of writing the number. */
const areaCode = /\((\d{1,6})\)(?=[\s-]*\d)/g;

/** An e-mail address as it can be sent; empty when it is none, or when the gateway would change it into another (protocol §1.6). */
export function emailInput(text: string | undefined): string {
  const email = unchangedInput(text, "plain", maxEmailLength);
  return emailPattern.test(email) ? email : "";
}

/** The same for a telephone number. One with an extension after "#" or "/" would lose the sign and become another number. */
export function phoneInput(text: string | undefined, maxLength: number): string {
  const written = text?.replace(areaCode, " $1 ").replace(/ {2,}/g, " ");
  return unchangedInput(written, "plain", maxLength);
}
