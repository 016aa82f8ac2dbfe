import { badFormat, badValue, GatewayError, missing } from "../protocol/codes";
import type { Fields } from "../protocol/fields";
import { readAmount } from "../protocol/money";
import { isInt } from "../protocol/sanitise";
import type { MerchantSetup } from "../types";
import type { Gateway } from "./gateway";
import type { Order } from "./order";
import { storedFields } from "./payment-fields";
import { isTwoStage, offeredMeans, pageLanguage } from "./payment-terms";
import { registerOrder } from "./register-order";
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
  const twoStage = isTwoStage(stored.delay ?? "", merchant, "Delay");
  const means = offeredMeans(stored, merchant, twoStage, gateway.rules);
  const billnumber = gateway.nextBillnumber(merchant);
  return registerOrder(gateway, {
    merchant,
    orderNumber: merchant.autoNumbering ? `A${billnumber.slice(-9)}` : (stored.ordernumber ?? ""),
    billnumber,
    amount,
    currency,
    twoStage,
    means,
    language: pageLanguage(stored, merchant),
    fields: stored,
    clientIp,
  });
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
