import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import type AssistModuleService from "../../../../../modules/assist/service";

/** How many open cases and silent accounts there are, for the menu. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const assist: AssistModuleService = request.scope.resolve(ASSIST_MODULE);
  const [cases, silences] = await Promise.all([assist.caseList.count(), assist.silences.toShow()]);
  response.json({ count: cases + silences.length });
}
