import { checkValue } from "../protocol/check-value";
import { gatewayDate, payUntilText } from "../protocol/dates";
import { showAmount } from "../protocol/money";
import { billState, toldOrder, wasPaid } from "../gateway/bill";
import { type Bill, type Order, paymentOperation, referenceNumber } from "../gateway/order";
import { wasQueued } from "../gateway/bill-messages";
import type { Gateway } from "../gateway/gateway";
import type { Distortion } from "./view";
import { textDeclarations } from "./xml";

/** Rows of the table in its order, which is also that of string X (§9.3). */
export const BILL_STATUS = [
  "merchant_id",
  "bill",
  "bill_amount",
  "bill_currency",
  "bill_comment",
  "bill_date",
  "bill_status",
  "billNumber",
  "payment_date",
  "payment_amount",
  "payment_currency",
  "payment_rrn",
  "refund_amount",
  "customer_name",
  "customer_lastname",
  "customer_middlename",
  "customer_email",
  "customer_phone",
  "customer_mobile",
  "language",
  "pay_until",
  "sendnotification",
  "bill_type",
  "checkValue",
] as const;

export type BillStatusRow = Record<(typeof BILL_STATUS)[number], string>;

export const billStatusDeclarations = `<!ELEMENT result (orders?)>
<!ELEMENT orders (order)>
<!ELEMENT order (${BILL_STATUS.map((name) => `${name}?`).join(", ")})>
${textDeclarations(BILL_STATUS)}
`;

/** "1 by default" (§9.3). */
const BILL_TYPE = "1";

export function billStatusRow(
  gateway: Gateway,
  bill: Bill,
  asked?: Order,
  wrong?: Distortion,
): BillStatusRow {
  const { merchant, fields } = bill;
  const row = {
    merchant_id: merchant.merchantId,
    bill: wrong === "other-order" ? `${bill.number}0` : bill.number,
    bill_amount: showAmount(bill.amount + (wrong === "wrong-amount" ? 100n : 0n)),
    bill_currency: bill.currency,
    bill_comment: fields.bill_comment ?? "",
    bill_date: gatewayDate(bill.createdAt),
    bill_status: gateway.rules.billStatusWords[billState(gateway, bill)],
    ...paymentPart(gateway, asked ?? toldOrder(gateway, bill)),
    customer_name: fields.customer_name ?? "",
    customer_lastname: fields.customer_lastname ?? "",
    customer_middlename: fields.customer_middlename ?? "",
    customer_email: fields.customer_email ?? "",
    customer_phone: fields.customer_phone ?? "",
    customer_mobile: fields.customer_mobile ?? "",
    language: bill.language,
    pay_until: payUntilText(bill.payUntil),
    sendnotification: wasQueued(gateway, bill) ? "10" : "0",
    bill_type: BILL_TYPE,
  };
  const right = checkValue(merchant.secretWord, statusX(gateway, row), gateway.rules.checkValueCharset);
  return { ...row, checkValue: wrong === "wrong-checkvalue" ? "0".repeat(32) : right };
}

/** Empty without an order. Payment_date is the date of the order, Payment_amount that of its payment operation (§9.3). */
function paymentPart(gateway: Gateway, order: Order | undefined) {
  const unpaid = { payment_amount: gateway.rules.unpaidPaymentAmount, payment_rrn: "" };
  if (order === undefined)
    return { billNumber: "", payment_date: "", ...unpaid, payment_currency: "", refund_amount: "" };
  const operation = wasPaid(order) ? paymentOperation(order) : undefined;
  return {
    billNumber: order.billnumber,
    payment_date: gatewayDate(order.createdAt),
    payment_currency: order.currency,
    refund_amount: showAmount(refunded(order)),
    ...unpaid,
    ...(operation && {
      payment_amount: showAmount(operation.amount),
      payment_rrn: referenceNumber(order, operation),
    }),
  };
}

/** "Total amount of successful refunds": a hold that was let go counts as one [guess]. */
function refunded(order: Order): bigint {
  return order.operations
    .filter(({ type, status }) => type === 300 && status === "success")
    .reduce((total, { amount }) => total + amount, 0n);
}

/** All rows but SendNotification and CheckValue; what is missing keeps its delimiter (§2.2). */
function statusX(gateway: Gateway, row: Omit<BillStatusRow, "checkValue">): string {
  const signed = BILL_STATUS.filter(
    (name): name is keyof typeof row => name !== "sendnotification" && name !== "checkValue",
  );
  const values = signed.flatMap((name) => {
    if (name !== "bill_type" || gateway.rules.billTypeInX === "value") return [row[name]];
    return gateway.rules.billTypeInX === "empty slot" ? [""] : [];
  });
  return values.join(";");
}
