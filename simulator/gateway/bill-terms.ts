import { badFormat, badValue } from "../protocol/codes";
import { KNOWN_CURRENCIES } from "../protocol/currencies";
import { readPayUntil } from "../protocol/dates";
import type { Fields } from "../protocol/fields";
import { readAmount } from "../protocol/money";
import type { MerchantSetup, SendNotification } from "../types";
import type { Bill } from "./order";
import type { Gateway } from "./gateway";
import { checkLanguage, checkLengths, checkOneOf, checkUrl, MEANS_FLAGS, type Limit } from "./payment-fields";
import { isTwoStage, offeredMeans, pageLanguage } from "./payment-terms";

/** Longest values: a bill's parameters end in those of an order, whose limits are known (§3.1, §9.1) [guess]. */
const LIMITS: Limit[] = [
  ["Bill", 128, "billno"],
  ["Bill_comment", 4000, "comment"],
  ["Customer_Name", 70, "firstname"],
  ["Customer_Lastname", 70, "lastname"],
  ["Customer_Middlename", 70, "middlename"],
  ["Customer_Email", 128, "email"],
  ["Customer_Phone", 64, "phone"],
  ["Customer_Mobile", 20, "phone"],
  ["URL_RETURN", 256, "url"],
  ["URL_RETURN_OK", 256, "url"],
  ["URL_RETURN_NO", 256, "url"],
  ["CustomerNumber", 32, "other"],
];
const OTHERS = ["Bill_amount", "Bill_currency", "Language", "Pay_until", "DelayPayment", "SendNotification"];

type BillTerms = Omit<Bill, "number" | "token">;

/** The request of createbill as the gateway keeps it: sanitised and checked. */
export function billTerms(gateway: Gateway, fields: Fields, merchant: MerchantSetup): BillTerms {
  const stored = storedBillFields(fields, gateway);
  const { erip } = merchant.bills;
  if (erip) checkErip(stored);
  const twoStage = isTwoStage(stored.delaypayment ?? "", merchant, "DelayPayment");
  if (erip && twoStage) throw badValue("delay", "DelayPayment");
  const createdAt = gateway.clock.now();
  return {
    merchant,
    amount: billAmount(stored),
    currency: billCurrency(stored, erip),
    twoStage,
    means: erip
      ? ["erip"]
      : offeredMeans(stored, merchant, twoStage, { ...gateway.rules, fastPayDefault: true }),
    language: pageLanguage(stored, merchant),
    createdAt,
    payUntil: payUntil(stored.pay_until ?? "", createdAt, merchant, gateway),
    fields: stored,
  };
}

function storedBillFields(fields: Fields, { rules }: Gateway): Record<string, string> {
  const stored: Record<string, string> = {};
  for (const name of [...LIMITS.map(([known]) => known), ...OTHERS, ...MEANS_FLAGS])
    if (fields.has(name)) stored[name.toLowerCase()] = fields.text(name);
  checkLengths(stored, LIMITS, rules);
  for (const name of MEANS_FLAGS) checkOneOf(stored, name, ["0", "1"], "meantype");
  checkOneOf(stored, "DelayPayment", ["0", "1"], "delay");
  checkOneOf(stored, "SendNotification", ["0", "1", "2", "3"], "billsendtype");
  checkLanguage(stored);
  for (const name of ["url_return", "url_return_ok", "url_return_no"]) checkUrl(stored, name);
  return stored;
}

function billAmount(stored: Record<string, string>): Bill["amount"] {
  const amount = readAmount(stored.bill_amount ?? "");
  if (amount === "format") throw badFormat("amount", "Bill_amount");
  if (amount === "value") throw badValue("amount", "Bill_amount");
  return amount;
}

function billCurrency(stored: Record<string, string>, erip: boolean): string {
  const currency = (stored.bill_currency ?? "").toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) throw badFormat("currency", "Bill_currency");
  if (!KNOWN_CURRENCIES.has(currency) || (erip && currency !== "BYN"))
    throw badValue("currency", "Bill_currency");
  return currency;
}

/** A number of at most 30 Latin letters and digits, by e-mail or not at all (§9.5). */
function checkErip(stored: Record<string, string>): void {
  if (!/^[A-Za-z0-9]{0,30}$/.test(stored.bill ?? "")) throw badFormat("billno", "Bill");
  checkOneOf(stored, "SendNotification", ["0", "1"], "billsendtype");
}

function payUntil(text: string, now: Date, merchant: MerchantSetup, { rules }: Gateway): Date {
  if (text === "") return new Date(now.getTime() + merchant.bills.days * 86_400_000);
  const date = readPayUntil(text);
  if (date === undefined) throw badFormat("date", "Pay_until");
  if (date <= now && rules.pastPayUntil === "refuse") throw badValue("date", "Pay_until");
  return date;
}

/** SendNotification of a request, or what the account says. */
export function sendNotification(given: string, merchant: MerchantSetup): SendNotification {
  return given === "0" || given === "1" || given === "2" || given === "3"
    ? given
    : merchant.bills.sendNotification;
}
