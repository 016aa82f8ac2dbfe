import { flatAnswer } from "../answers/flat";
import { wscancelAnswer } from "../answers/wscancel";
import { badFormat, badValue, GatewayError, missing } from "../protocol/codes";
import type { Fields } from "../protocol/fields";
import { readAmount, type Minor } from "../protocol/money";
import { cancel } from "../gateway/cancel";
import { charge } from "../gateway/charge";
import { chargeSubscription, findSubscription } from "../gateway/subscription";
import { paymentOperation, type Order } from "../gateway/order";
import { orderService, type OrderService, type Outcome } from "./order-service";
import type { ActContext } from "./service";

const WSCANCEL = "/cancel/wscancel.cfm";

const ofCharge: OrderService = {
  name: "charge",
  path: "/charge/charge.cfm",
  // The documented default is 1 (CSV), which this gateway refuses: `format` answers a missing Format like Format=1.
  defaultFormat: 3,
  defaultLanguage: "RU",
  isQuery: false,
  jsonNumbers: false,
  alwaysList: false,
  find: actCharge,
  answer: flatAnswer(true),
};

const ofCancel: OrderService = {
  ...ofCharge,
  name: "cancel",
  path: "/cancel/cancel.cfm",
  defaultFormat: 4,
  find: actCancel,
};

export const chargeService = orderService(ofCharge);

export const cancelService = orderService(ofCancel);

export const wscancelService = orderService({
  ...ofCancel,
  name: "wscancel",
  path: WSCANCEL,
  answer: wscancelAnswer,
});

export const recurrentService = orderService({
  ...ofCharge,
  name: "rp",
  path: "/recurrent/rp.cfm",
  defaultLanguage: "EN",
  find: actRecurrent,
  answer: flatAnswer(false),
});

/** One more payment of a subscription, by the billnumber of its first (§11). */
function actRecurrent({ gateway, merchant, call, twist }: ActContext): Outcome {
  const { fields } = call;
  const given = fields.text("BillNumber");
  if (given === "") throw missing("billnumber");
  if (!/^\d{15,16}(\.\d{1,3})?$/.test(given)) throw badFormat("billnumber");
  const orderNumber = fields.text("OrderNumber");
  if (orderNumber === "") throw missing("ordernumber");
  const { amount, currency } = amountAndCurrency(fields);
  if (amount === undefined) throw missing("amount");
  if (currency === undefined) throw missing("currency");
  const subscription = findSubscription(gateway, merchant, given.split(".")[0] ?? "");
  const { order, operation } = chargeSubscription(gateway, subscription, {
    ...{ orderNumber, amount, currency, comment: fields.text("OrderComment").slice(0, 4000) },
    clientIp: call.clientIp,
    declined: twist.declined === true,
  });
  return { orders: [order], operations: () => [operation] };
}

function actCharge(context: ActContext): Outcome {
  const { gateway, call, twist } = context;
  const order = findOrder(context);
  const autoDeposit = call.fields.text("AutoDeposit");
  if (!["", "0", "1"].includes(autoDeposit)) throw badValue("other", "AutoDeposit");
  const operation = charge(gateway, order, {
    ...amountAndCurrency(call.fields),
    autoDeposit: autoDeposit === "1",
    by: "merchant",
    declined: twist.declined === true,
  });
  return { orders: [order], operations: () => [operation] };
}

function actCancel(context: ActContext): Outcome {
  const { gateway, call, twist } = context;
  const order = findOrder(context);
  const reason = call.fields.text("CancelReason");
  if (!["", "1", "2", "3"].includes(reason)) throw badValue("other", "CancelReason");
  const refundId = externalRefundId(context);
  const operation = cancel(gateway, order, {
    ...amountAndCurrency(call.fields),
    by: "merchant",
    declined: twist.declined === true,
    ...(refundId !== undefined && { refundId }),
  });
  return { orders: [order], operations: () => [operation] };
}

/** By billnumber, plain or pointing at the payment operation; the pointer is not for orders with a cheque (§7.1, §7.2). */
function findOrder({ gateway, merchant, call }: ActContext): Order {
  const given = call.fields.text("Billnumber");
  if (given === "") throw missing("billnumber");
  if (!/^\d{15,16}(\.\d{1,3})?$/.test(given)) throw badFormat("billnumber");
  const [billnumber = "", pointer] = given.split(".");
  const order = gateway.byBillnumber(billnumber);
  if (order === undefined || order.merchant !== merchant)
    throw new GatewayError({ firstcode: 10, secondcode: 201 }, "The order is not found");
  if (pointer === undefined) return order;
  if (Number(pointer) !== paymentOperation(order)?.number)
    throw new GatewayError({ firstcode: 10, secondcode: 216 }, "The payment operation is not found");
  if (order.hasCheque && call.path.toLowerCase().startsWith("/cancel/"))
    throw badValue("billnumber", "Billnumber must be plain for an order with a cheque");
  return order;
}

/** Both or neither. */
function amountAndCurrency(fields: Fields): { amount: Minor | undefined; currency: string | undefined } {
  const amount = fields.text("Amount");
  const currency = fields.text("Currency");
  if (amount === "" && currency === "") return { amount: undefined, currency: undefined };
  if (amount === "") throw missing("amount");
  if (currency === "") throw missing("currency");
  const minor = readAmount(amount);
  if (minor === "format") throw badFormat("amount");
  if (minor === "value") throw badValue("amount");
  return { amount: minor, currency: currency.toUpperCase() };
}

/** Documented for wscancel with a JSON or SOAP body alone. */
function externalRefundId({ gateway, call }: ActContext): string | undefined {
  const id = call.fields.raw("Externalrefundid") ?? "";
  if (id === "") return undefined;
  const documented = call.path.toLowerCase() === WSCANCEL && call.body === "json";
  if (!documented) {
    if (gateway.rules.refundIdInForm === "refuse") throw badValue("other", "Externalrefundid");
    return undefined;
  }
  if (!/^[A-Za-z0-9\-_]{10,100}$/.test(id)) throw badFormat("other", "Externalrefundid");
  return id;
}
