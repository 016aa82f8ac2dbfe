import { billContact, type BillContact } from "./bill-contact";
import { canHold, isPageMeans } from "../values/means";
import type { BillOptions } from "../options/bill-options";
import type { BillRequest, BillSending, EripBillRequest, LinkBillRequest } from "./bill-request";
import { customerNumberRule, isCustomerNumber } from "../values/customer-number";
import { isOrderNumber } from "../values/order-number";
import { refusedParameter, type Refused } from "../wire/outcome";
import { payUntilText } from "./pay-until";
import { isReturnUrl, returnUrlRule } from "../values/return-url";

/** A sentence for the shop's staff, or nothing. */
type Objection = string | undefined;

const eripNumber = /^[A-Za-z0-9]{1,30}$/;
const eripCurrency = "BYN";
const minuteMilliseconds = 60_000;

/**
 * Our own refusal of a bill that Assist would refuse, change silently, or send to nobody. Nothing is sent then.
 * `undefined` when there is no objection.
 */
export function objectionToBill(request: BillRequest, options: BillOptions): Refused | undefined {
  const objection =
    toAmount(request) ??
    toDate(request, options.now()) ??
    (request.kind === "erip" ? toErip(request) : toLinkBill(request, options)) ??
    toSending(request.sending, billContact(request.customer));
  return objection === undefined ? undefined : refusedParameter(objection);
}

function toAmount({ amount }: BillRequest): Objection {
  return amount.isZero ? "The amount of a bill must be more than zero." : undefined;
}

function toDate({ payUntil }: BillRequest, now: Date): Objection {
  if (payUntil === undefined) return undefined;

  if (payUntilText(payUntil) === undefined) return "The date until which the bill is valid is not a date.";

  return Math.floor(payUntil.getTime() / minuteMilliseconds) * minuteMilliseconds <= now.getTime()
    ? "The date until which the bill is valid must be in the future."
    : undefined;
}

/** Protocol §9.5. */
function toErip({ number, amount, sending }: EripBillRequest): Objection {
  // By its type it cannot be; what is sent was written down long before, perhaps by another setting.
  if (sending !== undefined && !["none", "email"].includes(sending))
    return "An ERIP bill can be sent by e-mail only, or not at all.";

  if (!eripNumber.test(number)) return "The number of an ERIP bill has 1 to 30 Latin letters and digits.";

  return amount.currency === eripCurrency ? undefined : `An ERIP bill is in ${eripCurrency} only.`;
}

function toLinkBill(request: LinkBillRequest, options: BillOptions): Objection {
  const { number, customerNumber } = request;
  if (number !== null && !isOrderNumber(number)) return "The bill number has characters that Assist removes.";

  if (customerNumber !== undefined && !isCustomerNumber(customerNumber)) return customerNumberRule;

  return toMeans(request) ?? toReturnUrls(request) ?? toExtras(request, options);
}

function toMeans({ means, stages }: LinkBillRequest): Objection {
  if (means === undefined) return undefined;

  if (means.length === 0 || !means.every(isPageMeans))
    return "A bill offers at least one means of payment, each by its name.";

  return stages === "two" && !means.every(canHold)
    ? "Only cards can hold money for a bill in two stages: leave the other means out or use one stage."
    : undefined;
}

function toReturnUrls(request: LinkBillRequest): Objection {
  return returnUrls(request).every(isReturnUrl) ? undefined : returnUrlRule;
}

/** A wish that is silently not granted would show the customer means that the shop does not want. */
function toExtras(request: LinkBillRequest, { billCheckFields }: BillOptions): Objection {
  const wanted = request.means !== undefined || returnUrls(request).length > 0;
  return wanted && billCheckFields === "core-without-extras"
    ? "A bill with return addresses or chosen means needs the setting billCheckFields, which says how Assist checks such a bill."
    : undefined;
}

function returnUrls({ returnUrl, returnUrlOk, returnUrlNo }: LinkBillRequest): string[] {
  return [returnUrl, returnUrlOk, returnUrlNo].filter((url) => url !== undefined);
}

/** Assist makes the bill all the same and sends nothing (protocol §9.1): staff would wait for a message in vain. */
function toSending(sending: BillSending | undefined, { email, mobile }: BillContact): Objection {
  if ((sending === "email" || sending === "both") && email === "")
    return "Sending the bill by e-mail needs the customer's e-mail address, without characters that Assist removes.";

  return (sending === "sms" || sending === "both") && mobile === ""
    ? "Sending the bill by SMS needs the customer's mobile number: 5 to 15 digits, perhaps with a plus."
    : undefined;
}
