import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import type AssistModuleService from "../../../../../modules/assist/service";
import { shownOrder } from "../shown-order";

/** What the plugin remembers of an order number, without asking Assist. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const assist: AssistModuleService = request.scope.resolve(ASSIST_MODULE);
  response.json({ assist_order: await shownOrder(assist, String(request.params.order_number)) });
}
