import { checkValue, stateX } from "../protocol/check-value";
import { responseText } from "../protocol/codes";
import { gatewayDate } from "../protocol/dates";
import { showAmount } from "../protocol/money";
import type { Gateway } from "../gateway/gateway";
import { referenceNumber, type Operation, type Order } from "../gateway/order";
import type { Means } from "../order-types";

export type Language = "RU" | "EN";

/** One wrong thing told about an order; all else stays consistent with it. */
export type Distortion = "wrong-checkvalue" | "other-order" | "wrong-amount";

export interface OperationView {
  billnumber: string;
  operationtype: string;
  operationstate: string;
  amount: string;
  currency: string;
  clientip: string;
  ipaddress: string;
  meantype_id: string;
  meantypename: string;
  meansubtype: string;
  meannumber: string;
  cardholder: string;
  cardexpirationdate: string;
  issuebank: string;
  bankcountry: string;
  responsecode: string;
  message: string;
  customermessage: string;
  recommendation: string;
  approvalcode: string;
  protocoltypename: string;
  processingname: string;
  operationdate: string;
  authresult: string;
  authrequired: string;
  slipno: string;
  rrn: string;
}

/** What an answer or a notification tells about an order, as the strings it tells it in. */
export interface OrderView {
  merchantId: string;
  at: Date;
  billnumber: string;
  ordernumber: string;
  testmode: string;
  ordercomment: string;
  orderamount: string;
  ordercurrency: string;
  firstname: string;
  lastname: string;
  middlename: string;
  email: string;
  orderdate: string;
  orderstate: string;
  /** Empty when the account signs with PGP (§2.6). */
  checkvalue: string;
  /** Added to what a signature says, so that it does not fit; empty in a right answer. */
  signatureSpoiler: string;
  operations: OperationView[];
}

export interface ViewOptions {
  language: Language;
  operations?: Operation[];
  distortion?: Distortion | undefined;
}

export function viewOrder(gateway: Gateway, order: Order, options: ViewOptions): OrderView {
  const { merchant } = order;
  const wrongAmount = options.distortion === "wrong-amount";
  const other = options.distortion === "other-order";
  const ordernumber = other ? `${order.orderNumber}0` : order.orderNumber;
  const billnumber = other ? nextNumber(order.billnumber) : order.billnumber;
  const orderamount = showAmount(order.amount + (wrongAmount ? 100n : 0n));
  const x = stateX(merchant.merchantId, ordernumber, orderamount, order.currency, order.state);
  const right =
    merchant.signType === "MD5" ? checkValue(merchant.secretWord, x, gateway.rules.checkValueCharset) : "";
  const shown = options.operations ?? order.operations;
  return {
    merchantId: merchant.merchantId,
    at: gateway.clock.now(),
    billnumber,
    ordernumber,
    testmode: merchant.testMode || order.testMode ? "1" : "0",
    ordercomment: order.fields.ordercomment ?? "",
    orderamount,
    ordercurrency: order.currency,
    firstname: order.fields.firstname ?? "",
    lastname: order.fields.lastname ?? "",
    middlename: order.fields.middlename ?? "",
    email: order.fields.email ?? "",
    orderdate: gatewayDate(order.createdAt),
    orderstate: order.state,
    checkvalue: options.distortion === "wrong-checkvalue" ? "0".repeat(32) : right,
    signatureSpoiler: options.distortion === "wrong-checkvalue" ? ",0" : "",
    operations: shown.map((operation) =>
      viewOperation(gateway, order, operation, options.language, billnumber, wrongAmount),
    ),
  };
}

function viewOperation(
  gateway: Gateway,
  order: Order,
  operation: Operation,
  language: Language,
  billnumber: string,
  wrongAmount: boolean,
): OperationView {
  const card = order.instrument.card;
  const text = responseText(operation.responseCode, language);
  const state = {
    success: "Success",
    "in process": "In Process",
    failed: gateway.rules.failedOperationState,
  }[operation.status];
  return {
    billnumber: `${billnumber}.${operation.number}`,
    operationtype: String(operation.type),
    operationstate: state,
    amount: showAmount(operation.amount + (wrongAmount ? 100n : 0n)),
    currency: operation.currency ?? order.currency,
    clientip: order.clientIp,
    ipaddress: order.clientIp,
    meantype_id: card?.meantypeId ?? "",
    meantypename: card?.typeName ?? OTHER_MEANS[order.instrument.means],
    meansubtype: card?.subtype ?? "",
    meannumber: card?.masked ?? "",
    cardholder: card?.holder ?? "",
    cardexpirationdate: card?.expires ?? "",
    issuebank: card === undefined ? "" : "New Assist Bank",
    bankcountry: language === "RU" ? "Россия" : "Russia",
    responsecode: operation.responseCode,
    message: text,
    customermessage: text,
    recommendation: "",
    approvalcode: operation.approvalCode,
    protocoltypename: "NET",
    processingname: order.merchant.testMode || order.testMode ? "Fake" : "Bank",
    operationdate: gatewayDate(operation.at),
    authresult: operation.authResult,
    authrequired: operation.authResult === "" ? "" : "1",
    slipno: `${order.billnumber.slice(-6)}${operation.number}`,
    rrn: referenceNumber(order, operation),
  };
}

/** "Results name FPS as the payment means" (§10); the exact texts are guesses. */
const OTHER_MEANS: Record<Means, string> = { card: "", sbp: "FPS", erip: "ERIP" };

function nextNumber(billnumber: string): string {
  return (BigInt(billnumber) + 1n).toString();
}
