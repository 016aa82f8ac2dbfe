import { readAmount, type Minor } from "../protocol/money";
import { cancel } from "../gateway/cancel";
import { charge } from "../gateway/charge";
import { elapse } from "../gateway/elapse";
import type { Gateway } from "../gateway/gateway";
import { openOrder } from "../gateway/open-order";
import { isOpen, type Order } from "../gateway/order";
import { addOtherOperation } from "../gateway/other-operation";
import { addPastPayment } from "../gateway/past-payment";
import { abandon, decide, decline, lapse, pay, submit } from "../gateway/payment";
import type { FaultPlan } from "../faults/plan";
import type { Outbox } from "../notifications/outbox";
import type { RequestLog } from "../server/request-log";
import type { Control, Duration } from "../types";
import { makeBillControl } from "./bills";
import { chosenInstrument } from "./instrument";
import { signedOrder } from "./signed";
import { orderSummary, orderTotals, subscriptionSummary } from "./summary";

export interface Controlled {
  gateway: Gateway;
  outbox: Outbox;
  faults: FaultPlan;
  log: RequestLog;
  origin: () => string;
}

export function makeControl({ gateway, outbox, faults, log, origin }: Controlled): Control {
  const summary = (order: Order) => orderSummary(gateway, order, origin());
  const onAttempt = (orderNumber: string, act: (order: Order) => unknown) => {
    const order = gateway.byOrderNumber(orderNumber).filter(isOpen).at(-1);
    if (order === undefined) throw new Error(`Order ${orderNumber} has no open attempt to pay`);
    act(order);
    return summary(order);
  };
  const onBillnumber = (billnumber: string, act: (order: Order) => unknown) => {
    const order = gateway.byBillnumber(billnumber);
    if (order === undefined) throw new Error(`There is no billnumber ${billnumber}`);
    act(order);
    return summary(order);
  };
  const byAccount = (order: Order, amount: string | undefined) => ({
    amount: amount === undefined ? undefined : exact(amount),
    currency: amount === undefined ? undefined : order.currency,
    by: "account" as const,
  });
  return {
    pay: (number, choice) =>
      onAttempt(number, (order) => {
        order.keeps = choice?.keep ?? false;
        pay(gateway, order, chosenInstrument(order, choice));
      }),
    decline: (number, code = "AS102") =>
      onAttempt(number, (order) => decline(gateway, order, chosenInstrument(order), code)),
    submit: (number, choice) =>
      onAttempt(number, (order) => submit(gateway, order, chosenInstrument(order, choice))),
    decide: (number, decision, code = "AS100") =>
      onAttempt(number, (order) => decide(gateway, order, decision, code)),
    abandon: (number) => onAttempt(number, (order) => abandon(gateway, order)),
    openOrder: (fields) => summary(openOrder(gateway, signedOrder(gateway, fields), "127.0.0.1")),
    bills: makeBillControl(gateway, origin),
    addPastPayments: (payments) => {
      for (const payment of payments) addPastPayment(gateway, payment);
    },
    account: {
      charge: (billnumber, amount) =>
        onBillnumber(billnumber, (order) =>
          charge(gateway, order, { ...byAccount(order, amount), autoDeposit: false }),
        ),
      cancel: (billnumber, amount) =>
        onBillnumber(billnumber, (order) => cancel(gateway, order, byAccount(order, amount))),
    },
    addOperation: (billnumber, operation) =>
      onBillnumber(billnumber, (order) => addOtherOperation(gateway, order, operation)),
    subscriptions: {
      list: () => gateway.subscriptions.map(subscriptionSummary),
      cancel: (billnumber) => {
        const found = gateway.subscriptions.find(({ first }) => first.billnumber === billnumber);
        if (found === undefined) throw new Error(`There is no subscription of ${billnumber}`);
        found.canceled = true;
      },
    },
    lapseHold: (billnumber) => onBillnumber(billnumber, (order) => lapse(gateway, order)),
    clock: {
      now: () => gateway.clock.now().toISOString(),
      advance: (by) => {
        gateway.clock.advance(milliseconds(by));
        return gateway.clock.now().toISOString();
      },
      elapse: (by) => {
        elapse(gateway, milliseconds(by));
        outbox.setBack(milliseconds(by));
      },
    },
    notifications: {
      list: (orderNumber) => outbox.list(orderNumber),
      hold: () => outbox.hold(),
      release: (order = "as made") => outbox.release(order),
      dropAll: (on) => outbox.dropAll(on),
      resend: (id) => outbox.resend(id),
      idle: () => outbox.idle(),
      setUrl: (url, merchantId) => {
        for (const merchant of gateway.merchants) {
          if (merchantId !== undefined && merchant.merchantId !== merchantId) continue;
          if (url === undefined) delete merchant.notificationUrl;
          else merchant.notificationUrl = url;
        }
      },
    },
    faults: { set: (fault) => faults.set(fault), list: () => faults.list(), clear: () => faults.clear() },
    ledger: (orderNumber) =>
      gateway.ledger.filter((entry) => orderNumber === undefined || entry.orderNumber === orderNumber),
    totals: (orderNumber) => orderTotals(gateway.byOrderNumber(orderNumber)),
    orders: (orderNumber) =>
      (orderNumber === undefined ? gateway.orders : gateway.byOrderNumber(orderNumber)).map(summary),
    requests: Object.assign(() => log.list(), { clear: () => log.clear() }),
    setMerchant: (options, merchantId) => gateway.changeMerchant(options, merchantId),
    setRules: (rules) => {
      gateway.rules = { ...gateway.rules, ...rules };
    },
    reset: () => {
      faults.clear();
      outbox.reset();
      log.clear();
      gateway.reset();
    },
  };
}

function exact(amount: string): Minor {
  const minor = readAmount(amount);
  if (typeof minor === "string") throw new Error(`"${amount}" is not an amount`);
  return minor;
}

function milliseconds({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
