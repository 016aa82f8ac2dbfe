import { createHash } from "node:crypto";
import { encodeText, type Charset } from "./charset";

function md5(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex").toUpperCase();
}

/** `UPPER(md5(UPPER(md5(secret word) + md5(X))))` (§2.1). */
export function checkValue(secretWord: string, x: string, charset: Charset = "utf-8"): string {
  const inner = md5(encodeText(secretWord, charset)) + md5(encodeText(x, charset));
  return md5(Buffer.from(inner, "ascii"));
}

/** Of a payment request, values exactly as sent. */
export interface PaymentRequestX {
  merchantId: string;
  orderNumber: string;
  orderAmount: string;
  /** Undefined when the request has no OrderCurrency. */
  orderCurrency: string | undefined;
  /** OrderMaxPoints, CustomerNumber, Disable3DS, Prepayment, in this order (§2.3). */
  extras: (string | undefined)[];
}

/** String X of order.cfm and payrequest.cfm (§2.2, §2.3). */
export function paymentRequestX(
  request: PaymentRequestX,
  delimiter: ";" | "",
  emptyCurrencyKeepsSlot = false,
): string {
  const parts = [request.merchantId, request.orderNumber, request.orderAmount];
  if (request.orderCurrency !== undefined || emptyCurrencyKeepsSlot) parts.push(request.orderCurrency ?? "");
  return [...parts, ...request.extras.filter(countsInX)].join(delimiter);
}

/** "Only if sent and non-zero": absent, empty and zero add neither value nor delimiter. */
function countsInX(value: string | undefined): value is string {
  return value !== undefined && value !== "" && !/^0+([.,]0+)?$/.test(value);
}

/** Undelimited X of answers (order amount and currency) and of notifications (those of the operation). */
export function stateX(
  merchantId: string,
  orderNumber: string,
  amount: string,
  currency: string,
  state: string,
): string {
  return merchantId + orderNumber + amount + currency + state;
}

/**
 * Signs the form fields of a result notification as the gateway does, or as a forger without the word would fail to:
 * returns the fields with `checkvalue` over merchant_id, ordernumber, amount, currency and orderstate as they stand (§5.3).
 */
export function signNotification(fields: Record<string, string>, secretWord: string): Record<string, string> {
  const { merchant_id = "", ordernumber = "", amount = "", currency = "", orderstate = "" } = fields;
  return {
    ...fields,
    checkvalue: checkValue(secretWord, stateX(merchant_id, ordernumber, amount, currency, orderstate)),
  };
}
