import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CaseListResponse } from "../../../../contract/cases";
import { ASSIST_MODULE } from "../../../../modules/assist";
import { readCases } from "../../../../staff/case-list";
import { readCaseQuery } from "../staff-input";

/**
 * What staff should look at, newest first; with `closed=true` what is over. `outages`: the accounts of which the job has
 * had no answer for a day.
 */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<CaseListResponse>,
): Promise<void> {
  const query = readCaseQuery(request.query);
  const assist = request.scope.resolve(ASSIST_MODULE);
  const [{ cases, count }, outages] = await Promise.all([
    readCases(request.scope, query),
    assist.outages.toShow(),
  ]);
  response.json({
    cases,
    count,
    limit: query.limit,
    offset: query.offset,
    outages: outages.map(({ account, since, message }) => ({
      account,
      since: since.toISOString(),
      message,
    })),
  });
}
