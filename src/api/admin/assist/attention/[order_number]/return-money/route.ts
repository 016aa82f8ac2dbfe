import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { returnMoney } from "../../../../../../staff/return-money";
import { readReturnInput } from "../../../desk-input";
import { requireRight } from "../../../rights/require-right";

/** Gives back the money of a case, once; only what no live order has a claim to. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  await requireRight(request, "move-money");
  const { note } = readReturnInput(request.body);
  const orderNumber = String(request.params.order_number);
  const outcome = await returnMoney(request.scope, orderNumber, { note, by: request.auth_context.actor_id });
  response.json({ order_number: orderNumber, outcome });
}
