import { createHash, timingSafeEqual } from "node:crypto";

import { encodeSalt, type SaltEncoding } from "../merchant/salt-encoding";

const checkValuePattern = /^[0-9A-Fa-f]{32}$/;
const nothingOrZero = /^0*(?:[.,]0*)?$/;

/**
 * `UPPER(MD5hex(UPPER(MD5hex(secret word) || MD5hex(X))))` (protocol §2.1): 32 upper-case hex characters.
 *
 * @param x one of the strings built below
 */
export function checkValue(secretWord: string, x: string, saltEncoding: SaltEncoding = "utf8"): string {
  const inner = md5Hex(encodeSalt(secretWord, saltEncoding)) + md5Hex(Buffer.from(x, "utf8"));
  return md5Hex(Buffer.from(inner.toUpperCase(), "utf8")).toUpperCase();
}

/**
 * Compares a received check value with the expected one, in any letter case and in constant time.
 * Never throws; anything that is not 32 hex characters does not match.
 */
export function checkValueMatches(received: unknown, expected: string): boolean {
  if (typeof received !== "string" || !checkValuePattern.test(received) || !checkValuePattern.test(expected))
    return false;

  return timingSafeEqual(
    Buffer.from(received.toUpperCase(), "latin1"),
    Buffer.from(expected.toUpperCase(), "latin1"),
  );
}

/** True when one of the secret words gives the received check value: two words are valid while they are changed. */
export function verifyWithSecretWords(
  received: unknown,
  secretWords: readonly string[],
  x: string,
  saltEncoding: SaltEncoding = "utf8",
): boolean {
  // Every word is tried, so that the time does not tell which one matched.
  return secretWords
    .filter((word) => word.length > 0)
    .map((word) => checkValueMatches(received, checkValue(word, x, saltEncoding)))
    .includes(true);
}

/** Parts of the payment request's string X. Every value is exactly the text that is sent. */
export interface PaymentRequestXParts {
  merchantId: string;
  orderNumber: string;
  orderAmount: string;
  orderCurrency: string;
  orderMaxPoints?: string | undefined;
  customerNumber?: string | undefined;
  disable3ds?: string | undefined;
  prepayment?: string | undefined;
}

/**
 * X of order.cfm and payrequest.cfm (protocol §2.2, §2.3). The extras follow in this order and only when sent and
 * not zero; an absent one leaves no delimiter.
 *
 * @param delimiter ";" or, for accounts of the old kind, ""
 */
export function paymentRequestX(parts: PaymentRequestXParts, delimiter: ";" | "" = ";"): string {
  const extras = [parts.orderMaxPoints, parts.customerNumber, parts.disable3ds, parts.prepayment].filter(
    (extra): extra is string => extra !== undefined && !nothingOrZero.test(extra),
  );
  return [parts.merchantId, parts.orderNumber, parts.orderAmount, parts.orderCurrency, ...extras].join(
    delimiter,
  );
}

/** Parts of a notification's string X, exactly as received. */
export interface NotificationXParts {
  merchantId: string;
  orderNumber: string;
  /** Amount and currency of the operation, not of the order. */
  amount: string;
  currency: string;
  orderState: string;
}

/** X of a result notification: five fields without a delimiter (protocol §2.2, §5.3). */
export function notificationX(parts: NotificationXParts): string {
  return parts.merchantId + parts.orderNumber + parts.amount + parts.currency + parts.orderState;
}

/** Parts of the string X of an order in an answer, exactly as received. */
export interface OrderAnswerXParts {
  merchantId: string;
  orderNumber: string;
  orderAmount: string;
  orderCurrency: string;
  orderState: string;
}

/** X of each order in the answers of orderstate, orderresult and resultbydate, without a delimiter (protocol §2.2). */
export function orderAnswerX(parts: OrderAnswerXParts): string {
  return parts.merchantId + parts.orderNumber + parts.orderAmount + parts.orderCurrency + parts.orderState;
}

function md5Hex(bytes: Buffer): string {
  return createHash("md5").update(bytes).digest("hex");
}
