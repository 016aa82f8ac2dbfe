import { badFormat, badValue, type ParameterName } from "../protocol/codes";
import type { Fields } from "../protocol/fields";
import { isInt } from "../protocol/sanitise";
import type { Rules } from "../rules";

/** A longest value, and the parameter code that an error names. */
export type Limit = [name: string, limit: number, parameter: ParameterName];

/** Of the payment request (§3.1). */
const LIMITS: Limit[] = [
  ["OrderNumber", 128, "ordernumber"],
  ["OrderComment", 4000, "comment"],
  ["Lastname", 70, "lastname"],
  ["Firstname", 70, "firstname"],
  ["Middlename", 70, "middlename"],
  ["Email", 128, "email"],
  ["Address", 256, "address"],
  ["HomePhone", 64, "phone"],
  ["WorkPhone", 20, "phone"],
  ["MobilePhone", 20, "phone"],
  ["Fax", 20, "phone"],
  ["Country", 3, "country"],
  ["State", 3, "state"],
  ["City", 70, "city"],
  ["Zip", 25, "zip"],
  ["URL_RETURN", 256, "url"],
  ["URL_RETURN_OK", 256, "url"],
  ["URL_RETURN_NO", 256, "url"],
  ["CustomerNumber", 32, "other"],
  ["PNR", 15, "other"],
  ["Account", 30, "other"],
];

/** 1 or 0 for each means of payment. */
export const MEANS_FLAGS = [
  "CardPayment",
  "YMPayment",
  "WMPayment",
  "QIWIPayment",
  "FastPayPayment",
  "GooglePayPayment",
  "ApplePayPayment",
  "SamsungPayPayment",
  "MirPayPayment",
];
const NEVER_STORED = new Set([
  "checkvalue",
  "signature",
  "password",
  "login",
  "cardnumber",
  "cardholder",
  "expiremonth",
  "expireyear",
  "cvc2",
  "paymenttoken",
]);

/** The request as the gateway keeps it: sanitised, checked, names in lower case. */
export function storedFields(fields: Fields, rules: Rules): Record<string, string> {
  const stored: Record<string, string> = {};
  for (const name of fields.names()) if (!NEVER_STORED.has(name)) stored[name] = fields.text(name);
  checkLengths(stored, LIMITS, rules);
  for (const name of MEANS_FLAGS) checkOneOf(stored, name, ["0", "1"], "meantype");
  checkOneOf(stored, "Delay", ["0", "1", "2"], "delay");
  checkOneOf(stored, "Disable3DS", ["0", "1"], "other");
  checkOneOf(stored, "MobileDevice", ["0", "1", "2"], "other");
  checkLanguage(stored);
  for (const name of ["url_return", "url_return_ok", "url_return_no"]) checkUrl(stored, name);
  for (const name of ["OrderMaxPoints", "Prepayment"]) checkSum(stored, name);
  checkRecurring(stored);
  checkCheque(stored);
  return stored;
}

export function checkLengths(stored: Record<string, string>, limits: Limit[], rules: Rules): void {
  for (const [name, limit, parameter] of limits) {
    const value = stored[name.toLowerCase()] ?? "";
    if (value.length <= limit) continue;
    if (rules.overlongValue === "refuse") throw badFormat(parameter, name);
    stored[name.toLowerCase()] = value.slice(0, limit);
  }
}

export function checkOneOf(
  stored: Record<string, string>,
  name: string,
  allowed: string[],
  parameter: ParameterName,
): void {
  const value = stored[name.toLowerCase()] ?? "";
  if (value !== "" && !allowed.includes(value)) throw badValue(parameter, name);
}

export function checkLanguage(stored: Record<string, string>): void {
  const value = stored.language ?? "";
  if (value !== "" && !["RU", "EN"].includes(value.toUpperCase())) throw badValue("language", "Language");
}

/** The shopper's browser is sent there, so nothing but a web address. */
export function checkUrl(stored: Record<string, string>, name: string): void {
  const value = stored[name] ?? "";
  if (value === "") return;
  if (!URL.canParse(value) || !["http:", "https:"].includes(new URL(value).protocol))
    throw badFormat("url", name.toUpperCase());
}

/** A sum of money or points, whatever its delimiter; the documents name neither limit nor form for them [guess]. */
function checkSum(stored: Record<string, string>, name: string): void {
  if (!/^(\d{1,15}([.,]\d{1,2})?)?$/.test(stored[name.toLowerCase()] ?? "")) throw badFormat("amount", name);
}

function checkRecurring(stored: Record<string, string>): void {
  if (stored.recurringindicator !== "1") return;
  const amount = /^\d{1,13}(\.\d{1,2})?$/;
  if (!amount.test(stored.recurringminamount ?? "")) throw badFormat("amount", "RecurringMinAmount");
  if (!amount.test(stored.recurringmaxamount ?? "")) throw badFormat("amount", "RecurringMaxAmount");
  if (!isInt(stored.recurringperiod ?? "") || Number(stored.recurringperiod) > 32_767)
    throw badFormat("other", "RecurringPeriod");
  if (!/^\d{2}\.\d{2}\.\d{4}$/.test(stored.recurringmaxdate ?? ""))
    throw badFormat("other", "RecurringMaxDate");
}

/** ChequeItems is JSON `{"items":[…]}` with at least one position (§12). */
function checkCheque(stored: Record<string, string>): void {
  const text = stored.chequeitems ?? "";
  if (text === "") return;
  let cheque: unknown;
  try {
    cheque = JSON.parse(text);
  } catch {
    throw badFormat("cheque", "ChequeItems");
  }
  const items = typeof cheque === "object" && cheque !== null && "items" in cheque ? cheque.items : undefined;
  if (!Array.isArray(items) || items.length === 0) throw badFormat("cheque", "ChequeItems");
}
