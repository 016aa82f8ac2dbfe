import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { ReconcileResponse } from "../../../../contract/reconcile";
import { reconcile } from "../../../../reconciliation/run";
import { requireRight } from "../rights/require-right";

/** Runs the reconcile job now. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<ReconcileResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  response.json({ summary: await reconcile(request.scope) });
}
