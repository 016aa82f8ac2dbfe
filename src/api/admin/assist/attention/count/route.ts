import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import type AssistModuleService from "../../../../../modules/assist/service";

/** How many open cases there are, for the menu. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const assist: AssistModuleService = request.scope.resolve(ASSIST_MODULE);
  response.json({ count: await assist.attentionList.count() });
}
