import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readAttentionCases } from "../../../../workflows/desk/attention-cases";
import { readAttentionInput } from "../desk-input";

/** What staff should look at, newest first; with `settled=true` what has been settled. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const query = readAttentionInput(request.query);
  const { cases, count } = await readAttentionCases(request.scope, query);
  response.json({ cases, count, limit: query.limit, offset: query.offset });
}
