import { GatewayError } from "../protocol/codes";
import { showAmount } from "../protocol/money";
import type { BillState } from "../types";
import { isErip, isPastDate } from "./bill";
import type { Bill, Order } from "./order";
import type { Gateway } from "./gateway";
import { otherPayment, pay } from "./payment";
import { registerOrder } from "./register-order";

export type BillEnd = Extract<BillState, "paid" | "revoked" | "expired">;

/** Why the link takes no payment any more, if it does not. */
export function billEnd(gateway: Gateway, bill: Bill): BillEnd | undefined {
  const { merchant, number } = bill;
  if (otherPayment(gateway, { merchant, orderNumber: number, billnumber: "" })) return "paid";
  if (bill.revokedAt !== undefined) return "revoked";
  return isPastDate(gateway, bill) ? "expired" : undefined;
}

/** The customer agrees to pay: an order under the bill's number (§9). Each agreement is an attempt with a billnumber of its own. */
export function openBillOrder(gateway: Gateway, bill: Bill, clientIp: string): Order {
  const end = billEnd(gateway, bill);
  if (end !== undefined) throw new GatewayError(END_ERRORS[end], `The bill is ${END_WORDS[end]}`);
  return registerOrder(gateway, {
    merchant: bill.merchant,
    bill,
    orderNumber: bill.number,
    billnumber: gateway.nextBillnumber(bill.merchant),
    amount: bill.amount,
    currency: bill.currency,
    twoStage: bill.twoStage,
    means: bill.means,
    language: bill.language,
    fields: orderFields(bill),
    clientIp,
  });
}

/** ERIP tells the gateway of a payment under the bill's number; no page is involved (§9.5). */
export function payInErip(gateway: Gateway, bill: Bill): Order {
  if (!isErip(bill)) throw new Error(`Bill ${bill.number} is not an ERIP bill`);
  const order = openBillOrder(gateway, bill, "127.0.0.1");
  pay(gateway, order, { means: "erip" });
  return order;
}

const END_WORDS: Record<BillEnd, string> = { paid: "already paid", revoked: "revoked", expired: "expired" };

/** Told only by pages and the control, so the pairs are ours. */
const END_ERRORS = {
  paid: { firstcode: 11, secondcode: 187 },
  revoked: { firstcode: 15, secondcode: 187 },
  expired: { firstcode: 16, secondcode: 187 },
};

/** The bill's parameters under the names of the payment request (§9.1). */
function orderFields(bill: Bill): Record<string, string> {
  const { fields } = bill;
  return {
    merchant_id: bill.merchant.merchantId,
    ordernumber: bill.number,
    orderamount: showAmount(bill.amount),
    ordercurrency: bill.currency,
    ordercomment: fields.bill_comment ?? "",
    firstname: fields.customer_name ?? "",
    lastname: fields.customer_lastname ?? "",
    middlename: fields.customer_middlename ?? "",
    email: fields.customer_email ?? "",
    homephone: fields.customer_phone ?? "",
    mobilephone: fields.customer_mobile ?? "",
    customernumber: fields.customernumber ?? "",
    url_return: fields.url_return ?? "",
    url_return_ok: fields.url_return_ok ?? "",
    url_return_no: fields.url_return_no ?? "",
  };
}
