import { checkValue, paymentRequestX } from "./check-value";
import { cleanInput, type InputKind } from "./input-text";
import type { Merchant } from "./merchant";
import { isOrderNumber } from "./order-number";
import { meansFlags } from "./payment-means";
import {
  PaymentRequestError,
  type PaymentCustomer,
  type PaymentForm,
  type PaymentRequest,
} from "./payment-request";
import { signPaymentRequest, type SignatureAlgorithm } from "./request-signature";

const MAX_URL_LENGTH = 256;
const MAX_COMMENT_LENGTH = 4000;
const CUSTOMER_NUMBER = /^[A-Za-z0-9._@:-]{1,32}$/;

/**
 * The form that takes a shopper to the payment page (protocol §3). Fields hold no login or password; check value and
 * signature are over exactly what is sent.
 *
 * @throws PaymentRequestError for a request that the gateway would refuse or understand differently
 */
export function paymentForm(
  request: PaymentRequest,
  merchant: Merchant,
  signatureAlgorithm: SignatureAlgorithm = "md5-with-rsa",
): PaymentForm {
  return {
    action: new URL("/pay/order.cfm", merchant.gatewayUrl).href,
    fields: paymentFields(request, merchant, signatureAlgorithm),
  };
}

/** The fields of {@link paymentForm}, which payrequest.cfm takes as well (protocol §4.3). */
export function paymentFields(
  request: PaymentRequest,
  merchant: Merchant,
  signatureAlgorithm: SignatureAlgorithm,
): Record<string, string> {
  requireMeaningful(request);
  const { orderNumber, amount, customerNumber, disable3ds } = request;
  const checked = {
    Merchant_ID: merchant.merchantId,
    OrderNumber: orderNumber,
    OrderAmount: amount.gatewayAmount,
    OrderCurrency: amount.currency,
    ...(customerNumber === undefined ? {} : { CustomerNumber: customerNumber }),
    ...(disable3ds ? { Disable3DS: "1" } : {}),
  };
  const x = paymentRequestX(
    {
      merchantId: checked.Merchant_ID,
      orderNumber: checked.OrderNumber,
      orderAmount: checked.OrderAmount,
      orderCurrency: checked.OrderCurrency,
      customerNumber: checked.CustomerNumber,
      disable3ds: checked.Disable3DS,
    },
    merchant.requestDelimiter,
  );
  const { signatureKey } = merchant;
  return {
    ...checked,
    Delay: request.stages === "two" ? "1" : "0",
    ...(request.language ? { Language: request.language } : {}),
    ...withoutEmpty({ OrderComment: cleanInput(request.comment ?? "", "prose", MAX_COMMENT_LENGTH) }),
    ...customerFields(request.customer ?? {}),
    ...returnFields(request),
    ...meansFlags(request.means, request.stages),
    Checkvalue: checkValue(merchant.secretWord, x, merchant.saltEncoding),
    ...(signatureKey ? { Signature: signPaymentRequest(signatureKey, x, signatureAlgorithm) } : {}),
  };
}

function requireMeaningful(request: PaymentRequest): void {
  if (!isOrderNumber(request.orderNumber)) {
    throw new PaymentRequestError("The order number has characters that Assist removes.");
  }
  if (request.amount.isZero) {
    throw new PaymentRequestError("The amount to pay must be more than zero.");
  }
  if (request.means === "sbp" && request.stages === "two") {
    throw new PaymentRequestError("SBP takes money at once and cannot hold it: use one stage.");
  }
  // Part of the check string; a value that is all zeros would be skipped there (protocol §2.3).
  const { customerNumber } = request;
  if (
    customerNumber !== undefined &&
    (!CUSTOMER_NUMBER.test(customerNumber) || /^[0.]*$/.test(customerNumber))
  ) {
    throw new PaymentRequestError(
      "The customer number has 1 to 32 Latin letters, digits or . _ @ : - and is not zero.",
    );
  }
}

/** Limits: protocol §3.1. A value that cannot be right when shortened (e-mail, telephone) is left out instead. */
function customerFields(customer: PaymentCustomer): Record<string, string> {
  const shortened = (text: string | undefined, maxLength: number, kind: InputKind = "plain"): string =>
    cleanInput(text ?? "", kind, maxLength);
  const whole = (text: string | undefined, maxLength: number): string => {
    const clean = cleanInput(text ?? "", "plain", maxLength + 1);
    return clean.length > maxLength ? "" : clean;
  };
  const country = customer.country?.trim().toUpperCase() ?? "";
  return withoutEmpty({
    Lastname: shortened(customer.lastName, 70),
    Firstname: shortened(customer.firstName, 70),
    Middlename: shortened(customer.middleName, 70),
    Email: whole(customer.email, 128),
    MobilePhone: whole(customer.phone, 20),
    Address: shortened(customer.address, 256, "prose"),
    City: shortened(customer.city, 70),
    Zip: shortened(customer.zip, 25),
    Country: /^[A-Z]{3}$/.test(country) ? country : "",
  });
}

function returnFields(request: PaymentRequest): Record<string, string> {
  return withoutEmpty({
    URL_RETURN: returnUrl(request.returnUrl),
    URL_RETURN_OK: returnUrl(request.returnUrlOk),
    URL_RETURN_NO: returnUrl(request.returnUrlNo),
  });
}

/** An address that the gateway would shorten or change leads the shopper astray: refused rather than cleaned. */
function returnUrl(text: string | undefined): string {
  if (text === undefined) {
    return "";
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const changedByGateway = /[<>\s]|%3C|%3E|&&/i.test(text);
  if (!url || !/^https?:$/.test(url.protocol) || text.length > MAX_URL_LENGTH || changedByGateway) {
    throw new PaymentRequestError(
      `A return address must be a plain http(s) address of at most ${MAX_URL_LENGTH} characters.`,
    );
  }
  return text;
}

function withoutEmpty(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
