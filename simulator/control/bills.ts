import { billOrders, billState, isErip } from "../gateway/bill";
import type { Bill, Order } from "../gateway/order";
import { openBillOrder, payInErip } from "../gateway/bill-order";
import { createBill } from "../gateway/create-bill";
import type { Gateway } from "../gateway/gateway";
import { findMerchant } from "../gateway/open-order";
import { pay } from "../gateway/payment";
import { revokeBill } from "../gateway/revoke-bill";
import { billPath } from "../protocol/paths";
import { showAmount } from "../protocol/money";
import type { BillControl, BillSummary } from "../types";
import { chosenInstrument } from "./instrument";
import { sentMessages } from "./sent-messages";
import { signedBill } from "./signed";
import { orderSummary } from "./summary";

export function makeBillControl(gateway: Gateway, origin: () => string): BillControl {
  const summary = (bill: Bill) => billSummary(gateway, bill, origin());
  const order = (made: Order) => orderSummary(gateway, made, origin());
  const named = (name: string) => {
    const bill = gateway.billByNumber(name) ?? gateway.billByToken(name);
    if (bill === undefined) throw new Error(`There is no bill ${name}`);
    return bill;
  };
  const agree = (name: string) => {
    const bill = named(name);
    if (isErip(bill)) throw new Error(`Bill ${bill.number} is paid in ERIP`);
    return openBillOrder(gateway, bill, "127.0.0.1");
  };
  return {
    list: (number) =>
      gateway.bills.filter((bill) => number === undefined || bill.number === number).map(summary),
    find: (name) => summary(named(name)),
    create: (given) => {
      const fields = signedBill(gateway, given);
      return summary(createBill(gateway, fields, findMerchant(gateway, fields)));
    },
    open: (name) => order(agree(name)),
    pay: (name, choice) => {
      const made = agree(name);
      pay(gateway, made, chosenInstrument(made, choice));
      return order(made);
    },
    payInErip: (name) => order(payInErip(gateway, named(name))),
    revoke: (name, sendNotification) => {
      const bill = named(name);
      revokeBill(gateway, bill, sendNotification ?? bill.merchant.bills.sendNotification);
      return summary(bill);
    },
    messages: (number) => sentMessages(gateway, origin(), number),
    connect: (on, merchantId) => {
      for (const merchant of gateway.merchants)
        if (merchantId === undefined || merchant.merchantId === merchantId) merchant.bills.connected = on;
    },
  };
}

function billSummary(gateway: Gateway, bill: Bill, origin: string): BillSummary {
  return {
    merchantId: bill.merchant.merchantId,
    bill: bill.number,
    token: bill.token,
    url: origin + billPath(bill),
    state: billState(gateway, bill),
    amount: showAmount(bill.amount),
    currency: bill.currency,
    twoStage: bill.twoStage,
    means: [...bill.means],
    language: bill.language,
    createdAt: bill.createdAt.toISOString(),
    payUntil: bill.payUntil.toISOString(),
    ...(bill.revokedAt !== undefined && { revokedAt: bill.revokedAt.toISOString() }),
    fields: { ...bill.fields },
    billnumbers: billOrders(gateway, bill).map(({ billnumber }) => billnumber),
  };
}
