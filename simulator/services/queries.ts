import { resultAnswer } from "../answers/result";
import { stateAnswer } from "../answers/state";
import { GatewayError, missing } from "../protocol/codes";
import { periodWindow, searchWindow } from "../protocol/dates";
import type { Order } from "../gateway/order";
import { orderService, type OrderService, type Outcome } from "./order-service";
import type { ActContext } from "./service";

const ofOrder: OrderService = {
  name: "orderstate",
  path: "/orderstate/orderstate.cfm",
  defaultFormat: 4,
  defaultLanguage: "EN",
  isQuery: true,
  jsonNumbers: true,
  alwaysList: false,
  find: findOrders,
  answer: stateAnswer,
};

const ofOperations: OrderService = {
  ...ofOrder,
  name: "orderresult",
  path: "/orderresult/orderresult.cfm",
  defaultFormat: 3,
  answer: resultAnswer,
};

export const orderstate = orderService(ofOrder);

export const orderresult = orderService(ofOperations);

export const resultbydate = orderService({
  ...ofOperations,
  name: "resultbydate",
  path: "/resultbydate/resultbydate.cfm",
  jsonNumbers: false,
  alwaysList: true,
  find: findOperations,
});

/** All attempts of the number whose order date is in the window (§6.1). */
function findOrders({ gateway, merchant, call }: ActContext): Outcome {
  const orderNumber = call.fields.text("OrderNumber");
  if (orderNumber === "") throw missing("ordernumber");
  const { from, to } = searchWindow((name) => call.fields.text(name), gateway.clock.now().getTime());
  const found = gateway
    .byOrderNumber(orderNumber, merchant.merchantId)
    .filter((order) => within(order.createdAt, from, to));
  if (found.length === 0)
    throw new GatewayError({ firstcode: 10, secondcode: 201 }, "The order is not found");
  return { orders: sorted(found, gateway.rules.newestOrderFirst) };
}

/** Orders with operations in the window, and only those operations [guess]; none is an empty answer, not an error. */
function findOperations({ gateway, merchant, call }: ActContext): Outcome {
  const { from, to } = periodWindow((name) => call.fields.text(name), gateway.clock.now().getTime());
  const operations = (order: Order) => order.operations.filter((operation) => within(operation.at, from, to));
  const found = gateway.orders.filter((order) => order.merchant === merchant && operations(order).length > 0);
  return { orders: sorted(found, gateway.rules.newestOrderFirst), operations };
}

function within(date: Date, from: number, to: number): boolean {
  return date.getTime() >= from && date.getTime() <= to;
}

function sorted(orders: Order[], newestFirst: boolean): Order[] {
  return newestFirst ? [...orders].reverse() : orders;
}
