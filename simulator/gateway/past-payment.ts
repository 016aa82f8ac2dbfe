import { readAmount } from "../protocol/money";
import type { PastPayment } from "../types";
import type { Gateway } from "./gateway";
import { newToken, type Order } from "./order";

/** A payment made at a time of the past, without a page and without a notification. It neither expires nor lapses. */
export function addPastPayment(gateway: Gateway, past: PastPayment): Order {
  const merchant =
    gateway.merchants.find(({ merchantId }) => merchantId === past.merchantId) ?? gateway.merchants[0];
  const amount = readAmount(past.amount);
  if (merchant === undefined || typeof amount === "string")
    throw new Error(`${past.amount} is not an amount`);
  const at = new Date(past.at);
  const twoStage = past.twoStage === true;
  const order: Order = {
    merchant,
    orderNumber: past.orderNumber,
    billnumber: past.billnumber ?? gateway.nextBillnumber(merchant),
    token: newToken(),
    amount,
    currency: past.currency ?? merchant.currencyDefault,
    twoStage,
    testMode: false,
    keeps: false,
    mobilePage: false,
    means: ["card"],
    language: merchant.languageDefault,
    fields: {},
    returnUrls: { ok: "", no: "" },
    hasCheque: false,
    clientIp: "127.0.0.1",
    state: twoStage ? "Delayed" : "Approved",
    createdAt: at,
    expiresAt: at,
    abandoned: false,
    instrument: { means: "card" },
    operations: [],
    held: twoStage ? amount : 0n,
    captured: twoStage ? 0n : amount,
    refunded: 0n,
    charge: "none",
  };
  const operation = gateway.addOperation(order, {
    type: 100,
    status: "success",
    responseCode: "AS000",
    amount,
    by: "shopper",
    approvalCode: "F00000",
    authResult: "",
  });
  operation.at = at;
  gateway.orders.push(order);
  gateway.book(order, operation, twoStage ? "hold" : "payment", amount);
  return order;
}
