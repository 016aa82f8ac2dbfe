import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ASSIST_MODULE } from "../../../../modules/assist";
import type AssistModuleService from "../../../../modules/assist/service";
import { readAttentionCases } from "../../../../staff/attention-cases";
import { readAttentionInput } from "../desk-input";

/**
 * What staff should look at, newest first; with `settled=true` what has been settled. `silences`: the accounts of which
 * the job has had no answer for a day.
 */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const query = readAttentionInput(request.query);
  const assist: AssistModuleService = request.scope.resolve(ASSIST_MODULE);
  const [{ cases, count }, silences] = await Promise.all([
    readAttentionCases(request.scope, query),
    assist.silences.toShow(),
  ]);
  response.json({ cases, count, limit: query.limit, offset: query.offset, silences });
}
