import { badValue, GatewayError } from "../protocol/codes";
import { refuseEndedBill } from "./bill";
import type { Gateway } from "./gateway";
import { keep } from "./kept-means";
import { subscribe } from "./subscribe";
import {
  isOpen,
  isPaid,
  paymentOperation,
  type Instrument,
  type MoneyType,
  type Operation,
  type Order,
} from "./order";

/** The shopper submits and the bank answers at once. */
export function pay(gateway: Gateway, order: Order, instrument: Instrument, authResult = ""): Operation {
  const operation = start(gateway, order, instrument, authResult);
  return approve(gateway, order, operation);
}

export function decline(
  gateway: Gateway,
  order: Order,
  instrument: Instrument,
  responseCode: string,
  authResult = "",
): Operation {
  const operation = start(gateway, order, instrument, authResult);
  return refuse(gateway, order, operation, responseCode);
}

/** The shopper submits, the bank takes its time. */
export function submit(gateway: Gateway, order: Order, instrument: Instrument): Operation {
  const operation = start(gateway, order, instrument, "");
  if (gateway.rules.notifyInProcess) gateway.announce(order, operation);
  return operation;
}

export function decide(
  gateway: Gateway,
  order: Order,
  decision: "approve" | "decline",
  responseCode: string,
): Operation {
  const operation = paymentOperation(order);
  if (!isOpen(order) || operation?.status !== "in process")
    throw new Error(`Order ${order.orderNumber} has no submitted payment`);
  if (decision === "decline") return refuse(gateway, order, operation, responseCode);
  // Two attempts of one number may both wait for the bank; only one can become the payment.
  return otherPayment(gateway, order)
    ? refuse(gateway, order, operation, "AS100")
    : approve(gateway, order, operation);
}

/** Nobody pays any more and the bank will not decide. */
export function abandon(gateway: Gateway, order: Order): void {
  order.abandoned = true;
  if (gateway.clock.now() >= order.expiresAt) expire(gateway, order);
}

/** Closes an attempt that nobody finished. No notification (§5.1). */
export function expire(gateway: Gateway, order: Order): void {
  if (!isOpen(order)) return;
  const operation = paymentOperation(order);
  const bankDecides = operation !== undefined && !order.abandoned && !gateway.rules.timeoutWhileBankDecides;
  if (bankDecides) return;
  order.state = "Timeout";
  if (operation !== undefined) {
    operation.status = "failed";
    operation.responseCode = "AS100";
  }
}

/** The number is paid by another attempt, so this one must not be (§3.3). */
export function otherPayment(
  gateway: Gateway,
  order: Pick<Order, "orderNumber" | "merchant" | "billnumber">,
): boolean {
  const { secondPayment, payAgainAfterFullCancel } = gateway.rules;
  if (secondPayment === "accept") return false;
  return gateway
    .byOrderNumber(order.orderNumber, order.merchant.merchantId)
    .some(
      (other) =>
        other.billnumber !== order.billnumber &&
        (isPaid(other) || (other.state === "Canceled" && !payAgainAfterFullCancel)),
    );
}

function start(
  gateway: Gateway,
  order: Order,
  instrument: Instrument,
  authResult: string,
): Operation<MoneyType> {
  if (!isOpen(order))
    throw new GatewayError({ firstcode: 15, secondcode: 306 }, `The order is ${order.state}`);
  if (paymentOperation(order) !== undefined)
    throw new GatewayError({ firstcode: 12, secondcode: 306 }, "The payment is being processed");
  if (!order.means.includes(instrument.means)) throw badValue("meantype");
  if (otherPayment(gateway, order))
    throw new GatewayError({ firstcode: 11, secondcode: 201 }, "The order is already paid");
  refuseEndedBill(gateway, order);
  order.instrument = instrument;
  return gateway.addOperation(order, {
    type: 100,
    status: "in process",
    responseCode: "AS300",
    amount: order.amount,
    by: "shopper",
    approvalCode: "",
    authResult,
  });
}

function approve(gateway: Gateway, order: Order, operation: Operation<MoneyType>): Operation {
  operation.status = "success";
  operation.responseCode = "AS000";
  operation.approvalCode = order.instrument.means === "card" ? `F${order.billnumber.slice(-5)}` : "";
  // SBP cannot be held (§10).
  if (order.twoStage && order.instrument.means !== "sbp") {
    order.state = "Delayed";
    order.held = order.amount;
    gateway.book(order, operation, "hold", order.amount);
    planLapse(gateway, order);
  } else {
    order.state = "Approved";
    order.captured = order.amount;
    gateway.book(order, operation, "payment", order.amount);
  }
  if (order.keeps) keep(gateway, order);
  subscribe(gateway, order);
  gateway.announce(order, operation);
  return operation;
}

function refuse(gateway: Gateway, order: Order, operation: Operation, responseCode: string): Operation {
  operation.status = "failed";
  operation.responseCode = responseCode;
  order.state = "Declined";
  gateway.announce(order, operation);
  return operation;
}

function planLapse(gateway: Gateway, order: Order): void {
  const when = new Date(gateway.clock.now().getTime() + order.merchant.holdDays * 86_400_000);
  gateway.clock.at(when, () => lapse(gateway, order));
}

/** The bank lets go of what is still held (§7.1: after 5 to 14 days). A partly charged order keeps its state [guess]. */
export function lapse(gateway: Gateway, order: Order): void {
  if (order.held === 0n) return;
  const wasDelayed = order.state === "Delayed";
  const amount = order.held;
  const details = {
    type: 300,
    status: "success",
    responseCode: "AS000",
    amount,
    by: "bank",
    approvalCode: "",
    authResult: "",
  } as const;
  const shown = wasDelayed && gateway.rules.lapseIsOperation;
  const operation: Operation<MoneyType> = shown
    ? gateway.addOperation(order, details)
    : { ...details, number: paymentOperation(order)?.number ?? 1, at: gateway.clock.now() };
  order.held = 0n;
  if (wasDelayed) order.state = "Canceled";
  gateway.book(order, operation, "release", amount);
  if (shown && gateway.rules.notifyLapse) gateway.announce(order, operation);
}
