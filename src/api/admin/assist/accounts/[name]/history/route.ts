import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readHistory } from "../../../../../../setup/settings/history";
import type { AccountHistoryResponse } from "../../../../../../contract/settings";
import { readPage } from "../../account-input";

/** Who changed what of an account, the newest first. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AccountHistoryResponse>,
): Promise<void> {
  const { limit, offset } = readPage(request.query);
  response.json(await readHistory(request.scope, String(request.params.name), limit, offset));
}
