import { MedusaError } from "@medusajs/framework/utils";
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import type { Right } from "../../../../accounts/rights";
import { hasRight } from "../../../../staff/rights";

const refusals: Record<Right, string> = {
  "move-money":
    "You may look at Assist payments, not act on them. Ask whoever looks after the shop for the right to move money.",
  configure:
    "You may look at the settings of Assist, not change them. Ask whoever looks after the shop for the right to configure.",
};

/** Throws FORBIDDEN with a sentence when the member of staff lacks a right. Before anything is read or changed. */
export async function requireRight(request: AuthenticatedMedusaRequest, right: Right): Promise<void> {
  if (await hasRight(request.scope, request.auth_context, right)) return;
  throw new MedusaError(MedusaError.Types.FORBIDDEN, refusals[right]);
}
