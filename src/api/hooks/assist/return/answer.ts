import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "zod";
import { sendOn } from "../../../../checkout/pages/page";
import { sendNotice } from "../../../../checkout/pages/pages";
import { preferredLanguage } from "../../../../checkout/pages/texts";
import { comeBack } from "../../../../checkout/return";

/** The gateway adds billnumber and ordernumber (protocol §4.1); only the number is of use, and only to know what to ask about. */
const parameters = z.object({ ordernumber: z.string().min(1).max(128).optional().catch(undefined) });
const path = z.object({ token: z.string().min(1).max(128).optional().catch(undefined) });

/** Where Assist sends the shopper back. The outcome comes from asking the gateway, never from the address. */
export async function answerReturn(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const preferred = preferredLanguage(request.get("accept-language"));
  const body = typeof request.body === "object" && request.body !== null ? request.body : {};
  const { ordernumber: orderNumber } = parameters.parse({ ...request.query, ...body });
  const { token } = path.parse(request.params);
  const result = await comeBack(request.scope, { token, orderNumber });
  switch (result.show) {
    case "landing":
      return sendOn(response, result.url);
    case "outcome": {
      const { outcome, language = preferred } = result;
      return sendNotice(response, outcome.payment, language, result.back);
    }
    case "unknown":
      return sendNotice(response, "unknown", preferred);
  }
}
