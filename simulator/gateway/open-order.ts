import { badFormat, badValue, GatewayError, missing } from "../protocol/codes";
import type { Fields } from "../protocol/fields";
import { readAmount } from "../protocol/money";
import { isInt } from "../protocol/sanitise";
import type { Means, MerchantSetup } from "../types";
import type { Gateway } from "./gateway";
import { isOpen, newToken, type Order } from "./order";
import { storedFields } from "./payment-fields";
import { expire, otherPayment } from "./payment";
import { checkRequest } from "./request-check";

/** A payment request becomes an order with its own billnumber (§3), or throws the GatewayError that refuses it. */
export function openOrder(gateway: Gateway, fields: Fields, clientIp: string): Order {
  const merchant = findMerchant(gateway, fields);
  if (fields.text("OrderNumber") === "" && !merchant.autoNumbering)
    throw missing("ordernumber", "OrderNumber");
  if (fields.text("OrderAmount") === "") throw missing("amount", "OrderAmount");
  checkRequest(fields, merchant, gateway.rules);

  const stored = storedFields(fields, gateway.rules);
  const amount = readAmount(stored.orderamount ?? "");
  if (amount === "format") throw badFormat("amount", "OrderAmount");
  if (amount === "value") throw badValue("amount", "OrderAmount");
  const currency = (stored.ordercurrency || merchant.currencyDefault).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) throw badFormat("currency", "OrderCurrency");
  const twoStage = isTwoStage(stored, merchant);
  const means = offeredMeans(stored, merchant, twoStage, gateway.rules.fastPayDefault);
  if (means.length === 0)
    throw badValue("meantype", "CardPayment, FastPayPayment: no means of payment is left");

  const billnumber = gateway.nextBillnumber(merchant);
  const orderNumber = merchant.autoNumbering ? `A${billnumber.slice(-9)}` : (stored.ordernumber ?? "");
  refuseSecondAttempt(gateway, merchant, orderNumber);
  const now = gateway.clock.now();
  const order: Order = {
    merchant,
    orderNumber,
    billnumber,
    token: newToken(),
    amount,
    currency,
    twoStage,
    means,
    language: (stored.language || merchant.languageDefault).toUpperCase() === "EN" ? "EN" : "RU",
    fields: stored,
    returnUrls: returnUrls(stored, merchant),
    hasCheque: (stored.chequeitems ?? "") !== "",
    clientIp,
    state: "In Process",
    createdAt: now,
    expiresAt: new Date(now.getTime() + merchant.paymentTimeoutMinutes * 60_000),
    abandoned: false,
    instrument: { means: means[0] ?? "card" },
    operations: [],
    held: 0n,
    captured: 0n,
    returned: 0n,
    charge: "none",
  };
  gateway.orders.push(order);
  gateway.clock.at(order.expiresAt, () => expire(gateway, order));
  return order;
}

export function findMerchant(gateway: Gateway, fields: Fields): MerchantSetup {
  const id = fields.text("Merchant_ID");
  if (id === "") throw missing("merchant_id", "Merchant_ID");
  if (!isInt(id)) throw badFormat("merchant_id", "Merchant_ID");
  const merchant = gateway.merchants.find((known) => Number(known.merchantId) === Number(id));
  if (merchant === undefined)
    throw new GatewayError({ firstcode: 10, secondcode: 100 }, "Merchant_ID is unknown");
  return merchant;
}

function isTwoStage(stored: Record<string, string>, merchant: MerchantSetup): boolean {
  const delay = stored.delay || "0";
  if (delay === "0") return false;
  // 2 is a valid value (§1.6) whose meaning no source gives.
  if (delay === "2" || !merchant.twoStageAgreed) throw badValue("delay", "Delay");
  return true;
}

/** The shop's own means, less those a 0 hides; SBP cannot be held (§10), so two stages leave the card alone. */
function offeredMeans(
  stored: Record<string, string>,
  merchant: MerchantSetup,
  twoStage: boolean,
  fastPayDefault: boolean,
): Means[] {
  const card = merchant.means.card && stored.cardpayment !== "0";
  const sbp =
    merchant.means.sbp && !twoStage && (stored.fastpaypayment || (fastPayDefault ? "1" : "0")) === "1";
  return [...(card ? (["card"] as const) : []), ...(sbp ? (["sbp"] as const) : [])];
}

function refuseSecondAttempt(gateway: Gateway, merchant: MerchantSetup, orderNumber: string): void {
  if (otherPayment(gateway, { orderNumber, merchant, billnumber: "" })) {
    throw new GatewayError({ firstcode: 11, secondcode: 201 }, "The order is already paid");
  }
  const open = gateway.byOrderNumber(orderNumber, merchant.merchantId).some(isOpen);
  if (open && gateway.rules.requestWhileOpen === "refuse") {
    throw new GatewayError({ firstcode: 12, secondcode: 201 }, "A payment of this order is in process");
  }
}

/** Request before account, the special address before the general one (§4.1). */
function returnUrls(stored: Record<string, string>, merchant: MerchantSetup): Order["returnUrls"] {
  const account = merchant.returnUrls ?? {};
  const either = stored.url_return || "";
  return {
    ok: stored.url_return_ok || either || account.ok || account.any || "",
    no: stored.url_return_no || either || account.no || account.any || "",
  };
}
