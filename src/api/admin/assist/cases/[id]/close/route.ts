import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CaseClosedResponse } from "../../../../../../contract/cases";
import { closeCase } from "../../../../../../staff/close-case";
import { readCloseInput } from "../../../staff-input";
import { requireRight } from "../../../rights/require-right";

/** Staff have dealt with a case. It is not opened again until its money moves or something else is wrong. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<CaseClosedResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  const { note } = readCloseInput(request.body);
  const id = String(request.params.id);
  await closeCase(request.scope, id, { note, by: request.auth_context.actor_id });
  response.json({ id, closed: true });
}
