import { checkValue } from "../protocol/check-value";
import { Fields } from "../protocol/fields";
import { readAmount, type Minor } from "../protocol/money";
import { cancel } from "../gateway/cancel";
import { charge } from "../gateway/charge";
import type { Gateway } from "../gateway/gateway";
import { openOrder } from "../gateway/open-order";
import { isOpen, type Order } from "../gateway/order";
import { addPastPayment } from "../gateway/past-payment";
import { abandon, decide, decline, lapse, pay, submit } from "../gateway/payment";
import { requestX } from "../gateway/request-check";
import type { FaultPlan } from "../faults/plan";
import type { Outbox } from "../notifications/outbox";
import { looksLikeCard, shownCard } from "../pages/test-cards";
import type { RequestLog } from "../server/request-log";
import type { Control, Duration, Means } from "../types";
import { orderSummary, orderTotals } from "./summary";

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
    pay: (number, choice) => onAttempt(number, (order) => pay(gateway, order, instrument(order, choice))),
    decline: (number, code = "AS102") =>
      onAttempt(number, (order) => decline(gateway, order, instrument(order), code)),
    submit: (number, choice) =>
      onAttempt(number, (order) => submit(gateway, order, instrument(order, choice))),
    decide: (number, decision, code = "AS100") =>
      onAttempt(number, (order) => decide(gateway, order, decision, code)),
    abandon: (number) => onAttempt(number, (order) => abandon(gateway, order)),
    openOrder: (fields) => summary(openOrder(gateway, signed(gateway, fields), "127.0.0.1")),
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
    lapseHold: (billnumber) => onBillnumber(billnumber, (order) => lapse(gateway, order)),
    clock: {
      now: () => gateway.clock.now().toISOString(),
      advance: (by) => {
        gateway.clock.advance(milliseconds(by));
        return gateway.clock.now().toISOString();
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

function instrument(order: Order, choice: { means?: Means; cardNumber?: string } = {}) {
  const means = choice.means ?? (choice.cardNumber === undefined ? (order.means[0] ?? "card") : "card");
  if (!order.means.includes(means))
    throw new Error(
      `Order ${order.orderNumber} cannot be paid by ${means}, only by ${order.means.join(" or ")}`,
    );
  if (means === "sbp") return { means };
  const number = (choice.cardNumber ?? "4111111111111111").replace(/[ -]/g, "");
  if (!looksLikeCard(number)) throw new Error("This is not a card number");
  return { means, card: shownCard(number) };
}

/** Fields for order.cfm; the merchant and the check value are added when absent. */
function signed(gateway: Gateway, given: Record<string, string>): Fields {
  const fields = new Fields(Object.entries(given));
  const merchantId = fields.raw("Merchant_ID") ?? gateway.merchants[0]?.merchantId ?? "";
  const merchant = gateway.merchants.find((known) => known.merchantId === merchantId);
  const complete = new Fields([
    ...Object.entries(given),
    ...(fields.has("Merchant_ID") ? [] : [["Merchant_ID", merchantId] as [string, string]]),
  ]);
  if (merchant === undefined || fields.has("Checkvalue") || fields.has("Signature")) return complete;
  const value = checkValue(
    merchant.secretWord,
    requestX(complete, merchant, gateway.rules),
    gateway.rules.checkValueCharset,
  );
  return new Fields([
    ...complete.names().map((name): [string, string] => [name, complete.raw(name) ?? ""]),
    ["checkvalue", value],
  ]);
}

function exact(amount: string): Minor {
  const minor = readAmount(amount);
  if (typeof minor === "string") throw new Error(`"${amount}" is not an amount`);
  return minor;
}

function milliseconds({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
