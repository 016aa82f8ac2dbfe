import { AnswerError } from "../wire/answer-error";
import { readCodes } from "../wire/answer-fields";
import { perform, type CallContext } from "../wire/call";
import { verdictOfCodes } from "../wire/code-outcome";
import { credentialFields } from "../wire/credentials";
import { isAssistHost } from "../merchant/gateway-host";
import { isJsonObject, parseJson, type JsonObject } from "../wire/json";
import type { Merchant } from "../merchant/merchant";
import { parseOrderState } from "../orders/order-state-text";
import { done, type Outcome, type Refused } from "../wire/outcome";
import { paymentFields } from "./payment-form";
import type { PaymentRequest } from "./payment-request";

/** Where to send the shopper. */
export interface PaymentLink {
  url: string;
}

const maxUrlLength = 2048;
/** The documented refusal is not valid JSON: it mixes quotes (protocol §4.3). Read only to learn that it is a refusal. */
const brokenRefusal = /["']?orderstate["']?\s*:\s*["']Declined?["']/i;

/**
 * Registers the payment at the gateway and returns the address of its page (protocol §4.3). The order's time starts
 * now. Sent once: a repetition would register a second order.
 *
 * @throws PaymentRequestError as paymentForm does
 */
export function paymentLink(
  request: PaymentRequest,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<PaymentLink>> {
  const form = {
    ...paymentFields(request, merchant, context.options),
    // The documentation does not ask for them; Assist's own PHP library sends them (protocol §1.4).
    ...credentialFields(merchant),
    Format: "5",
  };
  return perform(
    {
      kind: "command",
      path: "/pay/payrequest.cfm",
      body: { form },
      maxAnswerBytes: context.options.maxAnswerBytes,
      read: (text) => readLink(text, merchant),
    },
    context,
  );
}

function readLink(text: string, merchant: Merchant): Outcome<PaymentLink> {
  if (brokenRefusal.test(text)) return refusal();

  const answer = parseJson(text);
  if (!isJsonObject(answer)) throw new AnswerError("unreadable", "The answer of Assist is not an object.");

  if (answer.has("firstcode") || answer.has("secondcode")) {
    const verdict = verdictOfCodes(
      ...readCodes(textOf(answer, "firstcode"), textOf(answer, "secondcode")),
      "command",
    );
    if (verdict !== "success") return verdict;
  }
  // Success is this one state (protocol §4.3).
  if (parseOrderState(textOf(answer, "orderstate") ?? "") !== "in-process")
    throw new AnswerError("unreadable", "Assist answered without a payment page.");

  return done({ url: ownUrl(textOf(answer, "url") ?? "", merchant.gatewayUrl) });
}

/** A shopper is sent to the gateway and nowhere else (protocol §1.1). */
function ownUrl(text: string, gateway: URL): string {
  const url = text.length <= maxUrlLength && URL.canParse(text) ? new URL(text) : undefined;
  const isOwn = url?.origin === gateway.origin;
  const isAssist = url?.protocol === "https:" && url.port === "" && isAssistHost(url.hostname);
  if (!url || url.username !== "" || url.password !== "" || !(isOwn || isAssist)) {
    throw new AnswerError(
      "host-not-allowed",
      "Assist answered with a payment page that is not on its own servers.",
    );
  }
  return url.href;
}

function refusal(): Refused {
  return {
    kind: "refused",
    reason: "declined",
    mayRetryLater: false,
    sentence:
      "Assist did not accept the payment request. Check the merchant number, the secret word and the request delimiter.",
  };
}

function textOf(object: JsonObject, name: string): string | undefined {
  const value = object.get(name);
  return typeof value === "string" ? value.trim() : undefined;
}
