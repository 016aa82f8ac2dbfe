import { checkValue } from "../protocol/check-value";
import { GatewayError } from "../protocol/codes";
import type { Fields } from "../protocol/fields";
import type { Rules } from "../rules";
import type { MerchantSetup } from "../types";

const CORE = [
  "Merchant_ID",
  "Login",
  "Password",
  "Bill",
  "Bill_amount",
  "Bill_currency",
  "Bill_comment",
  "Customer_Name",
  "Customer_Lastname",
  "Customer_Middlename",
  "Customer_Email",
  "Customer_Phone",
  "Customer_Mobile",
  "Language",
  "Pay_until",
];

/** Rows of the table below Pay_until that no reading keeps out of X (§9.2). */
const NEWER = [
  "URL_RETURN",
  "URL_RETURN_OK",
  "URL_RETURN_NO",
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

/** String X of createbill: values exactly as sent, in the order of the table, Login and Password among them (§9.2). */
export function createbillX(fields: Fields, rules: Rules): string {
  const core = rules.absentBillFieldInX === "no slot" ? CORE.filter((name) => fields.has(name)) : CORE;
  const newer = {
    core15: [],
    "core15+sent_extras": NEWER.filter((name) => fields.has(name)),
    all_table_rows_with_empties: NEWER,
  }[rules.billX];
  return joined(fields, [...core, ...newer]);
}

/** String X of billrevoke (§2.2). */
export function billrevokeX(fields: Fields, rules: Rules): string {
  const last = rules.billrevokeX === "with SendNotification" ? ["SendNotification"] : [];
  return joined(fields, ["Merchant_ID", "Login", "Password", "Bill", ...last]);
}

function joined(fields: Fields, names: string[]): string {
  return names.map((name) => fields.raw(name) ?? "").join(";");
}

/** Throws unless Checkvalue fits X. */
export function checkBillRequest(fields: Fields, merchant: MerchantSetup, rules: Rules, x: string): void {
  if (rules.billCheckValue === "as the account says" && !merchant.requireCheckValue) return;
  const given = fields.raw("Checkvalue") ?? "";
  if (given === "") throw new GatewayError(rules.checkValueError, "Checkvalue is missing");
  if (given.toUpperCase() !== checkValue(merchant.secretWord, x, rules.checkValueCharset))
    throw new GatewayError(rules.checkValueError, "Checkvalue is wrong");
}
