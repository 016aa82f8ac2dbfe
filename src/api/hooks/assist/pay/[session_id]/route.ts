import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { sendOn } from "../../../../../checkout/pages/page";
import {
  checkingAgain,
  sendEripNumber,
  sendInProcess,
  sendNotice,
  sendPaymentForm,
} from "../../../../../checkout/pages/pages";
import { preferredLanguage } from "../../../../../checkout/pages/texts";
import { handOff } from "../../../../../checkout/hand-off";

/** The address in a payment session's `payment_url`: sends the shopper to Assist, or on to the shop. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const preferred = preferredLanguage(request.get("accept-language"));
  const waiting = request.query[checkingAgain.name] === checkingAgain.value;
  const result = await handOff(request.scope, String(request.params.session_id), preferred, waiting);
  switch (result.show) {
    case "form":
      return sendPaymentForm(response, result.form, result.account.language ?? preferred);
    case "bill":
      return sendOn(response, result.link);
    case "bill-preparing":
      return sendNotice(response, "bill-preparing", result.account.language ?? preferred);
    case "erip":
      return sendEripNumber(response, result.number, result.amount, result.account.language ?? preferred);
    case "landing":
      return sendOn(response, result.url);
    case "in-process": {
      const { checkAgainSeconds, back, account } = result;
      return sendInProcess(response, checkAgainSeconds, account.language ?? preferred, back);
    }
    case "outcome":
      return sendNotice(response, result.outcome.payment, result.account.language ?? preferred);
    case "replaced":
    case "expired":
    case "bill-over":
      return sendNotice(response, result.show, result.account.language ?? preferred, result.back);
    case "unknown":
    case "unavailable":
      return sendNotice(response, result.show, preferred);
  }
}
