import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { RightsDTO } from "../../../../contract/rights";
import { hasRight } from "../../../../staff/rights";

/** What the member of staff who asks may do, for the panel to show the buttons that work. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<RightsDTO>,
): Promise<void> {
  const [moveMoney, configure] = await Promise.all([
    hasRight(request.scope, request.auth_context, "move-money"),
    hasRight(request.scope, request.auth_context, "configure"),
  ]);
  response.json({ move_money: moveMoney, configure });
}
