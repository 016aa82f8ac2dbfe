import { showAmount } from "../protocol/money";
import type { Gateway } from "../gateway/gateway";
import { keptMeans } from "../gateway/kept-means";
import { extendedBillnumber, type Order, type Subscription } from "../gateway/order";
import { pagePath } from "../protocol/paths";
import type { SubscriptionSummary, Totals } from "../types";
import type { OrderSummary } from "../order-types";

export function orderSummary(gateway: Gateway, order: Order, origin: string): OrderSummary {
  const words = {
    success: "Success",
    "in process": "In Process",
    failed: gateway.rules.failedOperationState,
  };
  return {
    merchantId: order.merchant.merchantId,
    orderNumber: order.orderNumber,
    billnumber: order.billnumber,
    state: order.state,
    amount: showAmount(order.amount),
    currency: order.currency,
    twoStage: order.twoStage,
    means: [...order.means],
    kept: keptMeans(gateway, order).map(({ means, card }) => card?.masked ?? means),
    mobilePage: order.mobilePage,
    paidBy: order.operations.some(({ type, status }) => type === 100 && status === "success")
      ? order.instrument.means
      : null,
    createdAt: order.createdAt.toISOString(),
    expiresAt: order.expiresAt.toISOString(),
    paymentUrl: origin + pagePath(order),
    fields: { ...order.fields },
    operations: order.operations.map((operation) => ({
      billnumber: extendedBillnumber(order, operation),
      type: operation.type,
      state: words[operation.status],
      responseCode: operation.responseCode,
      amount: showAmount(operation.amount),
      currency: operation.currency ?? order.currency,
      at: operation.at.toISOString(),
    })),
  };
}

export function orderTotals(orders: Order[]): Totals {
  const sum = (part: (order: Order) => bigint) =>
    showAmount(orders.reduce((total, order) => total + part(order), 0n));
  return {
    held: sum((order) => order.held),
    captured: sum((order) => order.captured),
    refunded: sum((order) => order.refunded),
  };
}

export function subscriptionSummary({
  first,
  min,
  max,
  lastDay,
  ...others
}: Subscription): SubscriptionSummary {
  const { orderNumber, billnumber, currency } = first;
  return {
    ...{ orderNumber, billnumber, currency, min: showAmount(min), max: showAmount(max) },
    lastDay: lastDay.toISOString().slice(0, 10),
    ...others,
  };
}
