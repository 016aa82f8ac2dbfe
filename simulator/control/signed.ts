import { checkValue } from "../protocol/check-value";
import { Fields } from "../protocol/fields";
import { createbillX } from "../gateway/bill-check";
import type { Gateway } from "../gateway/gateway";
import { requestX } from "../gateway/request-check";
import type { MerchantSetup } from "../types";

/** Fields for order.cfm; the merchant and the check value are added when absent. */
export function signedOrder(gateway: Gateway, given: Record<string, string>): Fields {
  const { merchant, fields } = withMerchant(gateway, given, () => []);
  if (merchant === undefined || fields.has("Checkvalue") || fields.has("Signature")) return fields;
  return withCheckValue(gateway, merchant, fields, requestX(fields, merchant, gateway.rules));
}

/** Fields for createbill; the merchant with its login and the check value are added when absent. */
export function signedBill(gateway: Gateway, given: Record<string, string>): Fields {
  const { merchant, fields } = withMerchant(gateway, given, ({ login, password }) => [
    ["Login", login],
    ["Password", password],
  ]);
  if (merchant === undefined || fields.has("Checkvalue")) return fields;
  return withCheckValue(gateway, merchant, fields, createbillX(fields, gateway.rules));
}

function withMerchant(
  gateway: Gateway,
  given: Record<string, string>,
  also: (merchant: MerchantSetup) => [string, string][],
): { merchant: MerchantSetup | undefined; fields: Fields } {
  const sent = new Fields(Object.entries(given));
  const merchantId = sent.raw("Merchant_ID") ?? gateway.merchants[0]?.merchantId ?? "";
  const merchant = gateway.merchants.find((known) => known.merchantId === merchantId);
  const defaults: [string, string][] = [
    ["Merchant_ID", merchantId],
    ...(merchant === undefined ? [] : also(merchant)),
  ];
  const added = defaults.filter(([name]) => !sent.has(name));
  return { merchant, fields: new Fields([...Object.entries(given), ...added]) };
}

function withCheckValue(gateway: Gateway, merchant: MerchantSetup, fields: Fields, x: string): Fields {
  const value = checkValue(merchant.secretWord, x, gateway.rules.checkValueCharset);
  const all = fields.names().map((name): [string, string] => [name, fields.raw(name) ?? ""]);
  return new Fields([...all, ["checkvalue", value]]);
}
