import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readHistory } from "../../../../../../setup/settings/history";
import type { HistoryAnswer } from "../../../../../../contract/settings";
import { readPage } from "../../account-input";

/** Who changed what of an account, the newest first. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const { limit, offset } = readPage(request.query);
  const answer: HistoryAnswer = await readHistory(request.scope, String(request.params.name), limit, offset);
  response.json(answer);
}
