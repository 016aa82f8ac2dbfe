import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { settleCase } from "../../../../../../staff/settle-case";
import { readSettleInput } from "../../../desk-input";
import { requireRight } from "../../../rights/require-right";

/** Staff have dealt with a case: it goes to the history, and comes back when its money moves. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  await requireRight(request, "move-money");
  const { note, reason } = readSettleInput(request.body);
  const orderNumber = String(request.params.order_number);
  await settleCase(request.scope, orderNumber, { note, reason, by: request.auth_context.actor_id });
  response.json({ order_number: orderNumber, settled: true });
}
