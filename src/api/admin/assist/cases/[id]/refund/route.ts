import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CaseRefundResponse } from "../../../../../../contract/cases";
import { refundCase } from "../../../../../../staff/refund-case";
import { readCaseRefundInput } from "../../../staff-input";
import { requireRight } from "../../../rights/require-right";

/** The money of a case goes back to the customer, once; only what no live order has a claim to. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<CaseRefundResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  const { note } = readCaseRefundInput(request.body);
  const id = String(request.params.id);
  const outcome = await refundCase(request.scope, id, { note, by: request.auth_context.actor_id });
  response.json({ id, outcome });
}
