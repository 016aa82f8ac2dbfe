import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CaseCountResponse } from "../../../../../contract/cases";
import { ASSIST_MODULE } from "../../../../../modules/assist";

/** How many open cases and silent accounts there are, for the menu. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<CaseCountResponse>,
): Promise<void> {
  const assist = request.scope.resolve(ASSIST_MODULE);
  const [cases, outages] = await Promise.all([assist.caseList.count(), assist.outages.toShow()]);
  response.json({ count: cases + outages.length });
}
