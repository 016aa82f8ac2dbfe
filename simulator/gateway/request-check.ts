import { constants, createHash, createVerify, publicDecrypt } from "node:crypto";
import { encodeText } from "../protocol/charset";
import { checkValue, paymentRequestX } from "../protocol/check-value";
import { GatewayError } from "../protocol/codes";
import type { Fields } from "../protocol/fields";
import type { Rules } from "../rules";
import type { MerchantSetup } from "../types";

/** String X of a payment request, over the values exactly as sent: what is stored may differ (§1.6, §2.3). */
export function requestX(fields: Fields, merchant: MerchantSetup, rules: Rules): string {
  return paymentRequestX(
    {
      merchantId: fields.raw("Merchant_ID") ?? "",
      orderNumber: fields.raw("OrderNumber") ?? "",
      orderAmount: fields.raw("OrderAmount") ?? "",
      orderCurrency: fields.raw("OrderCurrency") || undefined,
      extras: ["OrderMaxPoints", "CustomerNumber", "Disable3DS", "Prepayment"].map((name) =>
        fields.raw(name),
      ),
    },
    merchant.delimiter,
    rules.emptyCurrencyKeepsSlot,
  );
}

/** The account's protection: one of Checkvalue and Signature must be right (§2.4). Off, both are ignored. */
export function checkRequest(fields: Fields, merchant: MerchantSetup, rules: Rules): void {
  if (!merchant.requireCheckValue) return;
  const x = requestX(fields, merchant, rules);
  const given = fields.raw("Checkvalue") ?? "";
  const signature = fields.raw("Signature") ?? "";
  const refusal = (text: string) => new GatewayError(rules.checkValueError, text);
  if (given !== "") {
    if (given.toUpperCase() !== checkValue(merchant.secretWord, x, rules.checkValueCharset))
      throw refusal("Checkvalue is wrong");
    return;
  }
  if (signature === "" || merchant.requestPublicKey === undefined) throw refusal("Checkvalue is missing");
  if (!signatureFits(x, signature, merchant.requestPublicKey, rules)) throw refusal("Signature is wrong");
}

function signatureFits(x: string, signature: string, publicKey: string, rules: Rules): boolean {
  const bytes = encodeText(x, rules.checkValueCharset);
  const signed = Buffer.from(signature, "base64");
  try {
    if (rules.requestSignature === "MD5withRSA")
      return createVerify("RSA-MD5").update(bytes).verify(publicKey, signed);
    const digest = createHash("md5").update(bytes).digest();
    return publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signed).equals(digest);
  } catch {
    return false;
  }
}
