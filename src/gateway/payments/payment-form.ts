import { checkValue, paymentRequestX } from "../signing/check-value";
import { customerNumberRule, isCustomerNumber } from "../values/customer-number";
import { emailInput, phoneInput } from "../values/contact-input";
import { contractNumberRule, isContractNumber } from "../values/contract-number";
import { cleanInput, unchangedInput } from "../values/input-text";
import type { Merchant } from "../merchant/merchant";
import { isOrderNumber } from "../values/order-number";
import { meansFlags, offeredMeans } from "./payment-means";
import {
  PaymentRequestError,
  type PaymentCustomer,
  type PaymentForm,
  type PaymentRequest,
} from "./payment-request";
import { signPaymentRequest } from "../signing/request-signature";
import type { ClientOptions } from "../options/client-options";
import { objectionToTerms, recurringFields } from "../values/recurring-terms";
import { isReturnUrl, returnUrlRule } from "../values/return-url";

const maxCommentLength = 4000;
const maxNameLength = 70;
const maxMobilePhoneLength = 20;
const maxHomePhoneLength = 64;
const maxAddressLength = 256;

/** Name of the parameter for the number of a contract: "Account" or "PaymentAccount", the documents do not say which (protocol §3.1). */
const contractNumberField = "Account";

const pageNumbers = { standard: "1", mobile: "2" } as const;

/** What vouches for a request, besides or instead of its check value, and by which clock it is judged. */
type RequestSigning = Required<Pick<ClientOptions, "signatureAlgorithm" | "signatureAlone" | "now">>;

/**
 * The form that takes a shopper to the payment page (protocol §3). Fields hold no login or password; check value and
 * signature are over exactly what is sent.
 *
 * @throws PaymentRequestError for a request that the gateway would refuse or understand differently
 */
export function paymentForm(
  request: PaymentRequest,
  merchant: Merchant,
  signing: RequestSigning,
): PaymentForm {
  return {
    action: new URL("/pay/order.cfm", merchant.gatewayUrl).href,
    fields: paymentFields(request, merchant, signing),
  };
}

/** The fields of {@link paymentForm}, which payrequest.cfm takes as well (protocol §4.3). */
export function paymentFields(
  request: PaymentRequest,
  merchant: Merchant,
  { signatureAlgorithm, signatureAlone, now }: RequestSigning,
): Record<string, string> {
  requireMeaningful(request, merchant, now());
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
  if (signatureAlone && !signatureKey)
    throw new PaymentRequestError("A payment request without a check value needs a signature key.");
  return {
    ...checked,
    Delay: request.stages === "two" ? "1" : "0",
    ...(request.language ? { Language: request.language } : {}),
    ...(request.page ? { MobileDevice: pageNumbers[request.page] } : {}),
    ...(request.contractNumber === undefined ? {} : { [contractNumberField]: request.contractNumber }),
    ...(request.recurring ? recurringFields(request.recurring) : {}),
    ...withoutEmpty({ OrderComment: cleanInput(request.comment ?? "", "prose", maxCommentLength) }),
    ...customerFields(request.customer ?? {}),
    ...returnFields(request),
    ...meansFlags(request),
    ...(signatureAlone ? {} : { Checkvalue: checkValue(merchant.secretWord, x, merchant.saltEncoding) }),
    ...(signatureKey ? { Signature: signPaymentRequest(signatureKey, x, signatureAlgorithm) } : {}),
  };
}

function requireMeaningful(request: PaymentRequest, { requestDelimiter }: Merchant, now: Date): void {
  if (!isOrderNumber(request.orderNumber))
    throw new PaymentRequestError("The order number has characters that Assist removes.");

  if (request.amount.isZero) throw new PaymentRequestError("The amount to pay must be more than zero.");

  if (request.means === "sbp" && request.stages === "two")
    throw new PaymentRequestError("SBP takes money at once and cannot hold it: use one stage.");

  if (offeredMeans(request).length === 0)
    throw new PaymentRequestError("No means of payment is left for the page to offer.");

  if (request.customerNumber !== undefined && !isCustomerNumber(request.customerNumber, requestDelimiter))
    throw new PaymentRequestError(customerNumberRule);

  const objection = request.recurring && objectionToTerms(request.recurring, request.amount.currency, now);
  if (objection !== undefined) throw new PaymentRequestError(objection);

  if (request.contractNumber !== undefined && !isContractNumber(request.contractNumber))
    throw new PaymentRequestError(contractNumberRule);
}

/** Limits: protocol §3.1. Names may lose a character; what somebody is found by is left out instead. */
function customerFields(customer: PaymentCustomer): Record<string, string> {
  const name = (text: string | undefined): string => cleanInput(text ?? "", "plain", maxNameLength);
  const country = customer.country?.trim().toUpperCase() ?? "";
  const state = customer.state?.trim().toUpperCase() ?? "";
  const mobilePhone = phoneInput(customer.phone, maxMobilePhoneLength);
  return withoutEmpty({
    Lastname: name(customer.lastName),
    Firstname: name(customer.firstName),
    Middlename: name(customer.middleName),
    Email: emailInput(customer.email),
    MobilePhone: mobilePhone,
    HomePhone: mobilePhone === "" ? phoneInput(customer.phone, maxHomePhoneLength) : "",
    Address: addressInput(customer),
    City: unchangedInput(customer.city, "plain", 70),
    Zip: unchangedInput(customer.zip, "plain", 25),
    Country: /^[A-Z]{3}$/.test(country) ? country : "",
    State: /^[A-Z0-9]{1,3}$/.test(state) ? state : "",
  });
}

/** Both lines, or the first alone where the gateway would not take both as they are. */
function addressInput({ address, addressLine2 }: PaymentCustomer): string {
  const both = [address, addressLine2].filter((line) => line?.trim()).join(", ");
  return (
    unchangedInput(both, "prose", maxAddressLength) || unchangedInput(address, "prose", maxAddressLength)
  );
}

function returnFields(request: PaymentRequest): Record<string, string> {
  return withoutEmpty({
    URL_RETURN: returnUrl(request.returnUrl),
    URL_RETURN_OK: returnUrl(request.returnUrlOk),
    URL_RETURN_NO: returnUrl(request.returnUrlNo),
  });
}

function returnUrl(text: string | undefined): string {
  if (text !== undefined && !isReturnUrl(text)) throw new PaymentRequestError(returnUrlRule);

  return text ?? "";
}

function withoutEmpty(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
