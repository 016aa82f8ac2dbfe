import { createBillX, revokeBillX } from "./bill-check";
import { billContact } from "./bill-contact";
import type { BillOptions } from "../options/bill-options";
import type { BillRequest, BillSending, LinkBillRequest } from "./bill-request";
import { checkValue } from "../signing/check-value";
import { credentialFields } from "../wire/credentials";
import { cleanInput } from "../values/input-text";
import type { Merchant } from "../merchant/merchant";
import { payUntilText } from "./pay-until";
import { pageMeans, canHold, meansFlag, type PageMeans } from "../values/means";

/** [guess] The bill table's own limit is not known; this is the lower of the two documented for orders (§3.1). */
const maxCommentLength = 256;
const maxNameLength = 70;

/** SendNotification (protocol §9.1). */
const sendingOfWord: Readonly<Record<BillSending, string>> = { none: "0", email: "1", sms: "2", both: "3" };

/**
 * The form of createbill (protocol §9.1), over a request that {@link objectionToBill} has passed.
 *
 * The fifteen rows that are hashed are sent always, empty ones too: absent and empty then mean the same (§15 #9).
 */
export function createBillFields(
  request: BillRequest,
  merchant: Merchant,
  { billCheckFields }: BillOptions,
): Record<string, string> {
  const extras =
    request.kind === "link" && billCheckFields !== "core-without-extras" ? extraFields(request) : {};
  const hashed = { ...coreFields(request, merchant), ...extras };
  return {
    ...hashed,
    ...(request.kind === "link" ? { DelayPayment: request.stages === "two" ? "1" : "0" } : {}),
    ...sendingField(request.sending),
    Checkvalue: checkValue(merchant.secretWord, createBillX(hashed, billCheckFields), merchant.saltEncoding),
    ...(request.kind === "link" && request.customerNumber !== undefined
      ? { CustomerNumber: request.customerNumber }
      : {}),
    Format: "3",
  };
}

/** The form of billrevoke (protocol §9.4), whose SendNotification is a flag. */
export function revokeBillFields(
  number: string,
  notify: boolean | undefined,
  merchant: Merchant,
): Record<string, string> {
  const hashed = { ...credentialFields(merchant), Bill: number };
  return {
    ...hashed,
    ...(notify === undefined ? {} : { SendNotification: notify ? "1" : "0" }),
    Checkvalue: checkValue(merchant.secretWord, revokeBillX(hashed), merchant.saltEncoding),
    Format: "3",
  };
}

function coreFields(request: BillRequest, merchant: Merchant): Record<string, string> {
  const { amount, customer = {}, payUntil } = request;
  const contact = billContact(customer);
  const name = (text: string | undefined): string => cleanInput(text ?? "", "plain", maxNameLength);
  return {
    ...credentialFields(merchant),
    Bill: request.number ?? "",
    Bill_amount: amount.gatewayAmount,
    Bill_currency: amount.currency,
    // A comment may keep a semicolon (protocol §1.6), which would look like the end of a field in the check string.
    Bill_comment: cleanInput((request.comment ?? "").replaceAll(";", ","), "prose", maxCommentLength),
    Customer_Name: name(customer.firstName),
    Customer_Lastname: name(customer.lastName),
    Customer_Middlename: name(customer.middleName),
    Customer_Email: contact.email,
    Customer_Phone: contact.phone,
    Customer_Mobile: contact.mobile,
    Language: request.language ?? "",
    Pay_until: (payUntil && payUntilText(payUntil)) ?? "",
  };
}

function extraFields(request: LinkBillRequest): Record<string, string> {
  const urls = {
    URL_RETURN: request.returnUrl,
    URL_RETURN_OK: request.returnUrlOk,
    URL_RETURN_NO: request.returnUrlNo,
  };
  const given = Object.entries(urls).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(given), ...billMeansFlags(request) };
}

function sendingField(sending: BillSending | undefined): Record<string, string> {
  return sending === undefined ? {} : { SendNotification: sendingOfWord[sending] };
}

/**
 * All flags: so it does not matter whether those that are not sent have a place in the check string (protocol §15 #8). A bill
 * in two stages is offered to the means that can hold.
 */
export function billMeansFlags({ means, stages }: LinkBillRequest): Record<string, "0" | "1"> {
  const offered: readonly PageMeans[] = means ?? (stages === "two" ? pageMeans.filter(canHold) : pageMeans);
  return Object.fromEntries(pageMeans.map((name) => [meansFlag[name], offered.includes(name) ? "1" : "0"]));
}
