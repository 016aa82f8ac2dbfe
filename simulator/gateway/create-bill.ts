import { GatewayError, missing } from "../protocol/codes";
import type { Fields } from "../protocol/fields";
import type { MerchantSetup } from "../types";
import { newBillToken, nextBillName } from "./bill";
import type { Bill } from "./order";
import { checkBillRequest, createbillX } from "./bill-check";
import { sendBillMessages } from "./bill-messages";
import { billTerms, sendNotification } from "./bill-terms";
import type { Gateway } from "./gateway";

/** A bill is made, and told to the customer where that is asked for (§9.1). Throws the GatewayError that refuses it. */
export function createBill(
  gateway: Gateway,
  fields: Fields,
  merchant: MerchantSetup,
  withToken = true,
): Bill {
  const { rules } = gateway;
  requireBills(gateway, merchant);
  if (fields.text("Bill") === "" && !merchant.bills.autoNumbering) throw missing("billno", "Bill");
  if (fields.text("Bill_amount") === "") throw missing("amount", "Bill_amount");
  if (fields.text("Bill_currency") === "") throw missing("currency", "Bill_currency");
  checkBillRequest(fields, merchant, rules, createbillX(fields, rules));

  const terms = billTerms(gateway, fields, merchant);
  const number = terms.fields.bill || nextBillName(gateway, merchant);
  if (gateway.billByNumber(number, merchant.merchantId) !== undefined)
    throw new GatewayError(rules.existingBillError, "Bill with the specified number already exists");
  if (!withToken) throw new GatewayError(rules.billTokenError, "Unique payment token/ID cannot be created");
  // In the mail that the gateway's documents show, the number to type into ERIP is the bill's own [guess: always].
  const token = merchant.bills.erip ? number : newBillToken(rules.billToken);
  const bill: Bill = { ...terms, number, token };
  gateway.bills.push(bill);
  const how = sendNotification(terms.fields.sendnotification ?? "", merchant);
  // An account's default of SMS does not reach ERIP bills, which know e-mail alone (§9.5).
  sendBillMessages(gateway, bill, "invoiced", merchant.bills.erip && how !== "1" ? "0" : how);
  return bill;
}

export function requireBills({ rules }: Gateway, merchant: MerchantSetup): void {
  if (!merchant.bills.connected)
    throw new GatewayError(rules.billsNotConnectedError, "Bills are not connected for this merchant");
}
