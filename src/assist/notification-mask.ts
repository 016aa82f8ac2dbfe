import { maskCardNumbers } from "./masked-card";

const MAX_FIELDS = 200;
const MAX_VALUE_LENGTH = 8192;

/** Never stored: proofs that could be replayed, card data, credentials a forger may have stuffed in. */
const LEFT_OUT = new Set([
  "checkvalue",
  "signature",
  "cardholder",
  "cardexpirationdate",
  "cardnumber",
  "expiremonth",
  "expireyear",
  "expires",
  "expirydate",
  "pan",
  "cvc",
  "cvc2",
  "cvv",
  "cvv2",
  "csc",
  "pareq",
  "pares",
  "paymenttoken",
  "login",
  "password",
  "secretword",
]);

/** Long numbers that are not cards, and are needed whole to find the order. */
const KEPT_WHOLE = new Set(["billnumber", "ordernumber", "merchant_id", "slipno", "rrn", "extrrn"]);

/**
 * A copy of a received notification that is safe to store or log, even when the message is forged or malformed.
 * Nested and doubled values are shown as "[not text]".
 */
export function maskNotification(fields: unknown): Record<string, string> {
  const masked: [string, string][] = [];
  for (const [name, value] of entriesOf(fields).slice(0, MAX_FIELDS)) {
    const key = typeof name === "string" ? name.toLowerCase().slice(0, 64) : "[not text]";
    if (!LEFT_OUT.has(key)) {
      masked.push([
        key,
        typeof value === "string" ? maskValue(key, value.slice(0, MAX_VALUE_LENGTH)) : "[not text]",
      ]);
    }
  }
  // fromEntries defines own properties, so "__proto__" is stored as a field like any other.
  return Object.fromEntries(masked);
}

function entriesOf(fields: unknown): [unknown, unknown][] {
  if (fields instanceof URLSearchParams || fields instanceof Map) {
    return [...fields];
  }
  return typeof fields === "object" && fields !== null ? Object.entries(fields) : [];
}

function maskValue(key: string, value: string): string {
  return KEPT_WHOLE.has(key) ? value : maskCardNumbers(value);
}
