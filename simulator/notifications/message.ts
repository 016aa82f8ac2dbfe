import { viewOrder } from "../answers/view";
import { checkValue, stateX } from "../protocol/check-value";
import { signatureContainer } from "../protocol/container";
import { gatewayDate } from "../protocol/dates";
import type { Gateway } from "../gateway/gateway";
import type { Operation, Order } from "../gateway/order";

/** The form fields of a result notification, in the documented order (§5.2). */
export function notificationFields(
  gateway: Gateway,
  order: Order,
  operation: Operation,
): Record<string, string> {
  const { merchant } = order;
  const { rules } = gateway;
  const view = viewOrder(gateway, order, { language: order.language, operations: [operation] });
  const made = view.operations[0];
  if (made === undefined) throw new Error("A notification is about an operation");
  const x = [merchant.merchantId, order.orderNumber, made.amount, made.currency, order.state] as const;
  const pgp = merchant.signType === "PGP";
  return {
    merchant_id: merchant.merchantId,
    ordernumber: view.ordernumber,
    billnumber: rules.notificationBillnumber === "extended" ? made.billnumber : view.billnumber,
    testmode: view.testmode,
    ordercomment: view.ordercomment,
    orderamount: view.orderamount,
    ordercurrency: view.ordercurrency,
    amount: made.amount,
    currency: made.currency,
    rate: "1",
    firstname: view.firstname,
    lastname: view.lastname,
    middlename: view.middlename,
    email: view.email,
    clientip: made.clientip,
    ipaddress: made.ipaddress,
    meantype_id: made.meantype_id,
    meantypename: made.meantypename,
    meansubtype: made.meansubtype,
    meannumber: made.meannumber,
    cardholder: made.cardholder,
    cardexpirationdate: made.cardexpirationdate,
    issuebank: made.issuebank,
    bankcountry: made.bankcountry,
    orderdate: view.orderdate,
    orderstate: view.orderstate,
    responsecode: made.responsecode,
    message: made.message,
    customermessage: made.customermessage,
    recommendation: made.recommendation,
    approvalcode: made.approvalcode,
    protocoltypename: made.protocoltypename,
    processingname: made.processingname,
    operationtype: made.operationtype,
    operationdate: made.operationdate,
    authresult: made.authresult,
    authrequired: made.authrequired,
    slipno: made.slipno,
    packetdate: gatewayDate(view.at),
    signature: pgp ? signatureContainer(x.join(rules.notificationPgpJoin), view.at) : "",
    checkvalue: pgp ? "" : checkValue(merchant.secretWord, stateX(...x), rules.checkValueCharset),
  };
}

/** Which operations the account asked to hear of (§5.1). */
export function isNotified(order: Order, operation: Operation): boolean {
  const { payments, confirmations, cancellations, onlySuccessful } = order.merchant.notify;
  if (onlySuccessful && operation.status !== "success") return false;
  // Whether others are notified of is not documented [guess].
  return { 100: payments, 200: confirmations, 300: cancellations }[operation.type] ?? false;
}
