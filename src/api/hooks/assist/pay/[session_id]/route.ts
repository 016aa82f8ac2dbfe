import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { sendOn } from "../../../../../checkout/pages/page";
import {
  checkingAgain,
  sendEripNumber,
  sendInProcess,
  sendNotice,
  sendPaymentForm,
} from "../../../../../checkout/pages/pages";
import { browserOf } from "../../../../../checkout/browser";
import { handOff } from "../../../../../checkout/hand-off";

/** The address in a payment session's `payment_url`: sends the shopper to Assist, or on to the shop. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const waiting = request.query[checkingAgain.name] === checkingAgain.value;
  const result = await handOff(request.scope, String(request.params.session_id), browserOf(request), waiting);
  const { language } = result;
  switch (result.show) {
    case "form":
      return sendPaymentForm(response, result.form, language);
    case "bill":
      return sendOn(response, result.link);
    case "bill-preparing":
      return sendNotice(response, "bill-preparing", language);
    case "erip":
      return sendEripNumber(response, result.number, result.amount, language);
    case "landing":
      return sendOn(response, result.url);
    case "in-process":
      return sendInProcess(response, result.checkAgainSeconds, language, result.back);
    case "outcome":
      return sendNotice(response, result.outcome.payment, language);
    case "replaced":
    case "expired":
    case "bill-over":
      return sendNotice(response, result.show, language, result.back);
    case "unknown":
    case "unavailable":
      return sendNotice(response, result.show, language);
  }
}
