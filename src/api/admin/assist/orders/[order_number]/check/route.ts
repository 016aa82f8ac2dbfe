import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { OrderCheckResponse } from "../../../../../../contract/orders";
import { ASSIST_MODULE } from "../../../../../../modules/assist";
import { reconcileOrderWorkflow } from "../../../../../../reconciliation";
import { readOrderDTO } from "../../order-dto";
import { requireRight } from "../../../rights/require-right";

/** Staff's "check now": asks Assist about an order and brings Medusa to match. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<OrderCheckResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  const orderNumber = String(request.params.order_number);
  const { result: outcome } = await reconcileOrderWorkflow(request.scope).run({
    input: { order_number: orderNumber, wait: true },
  });
  const assist = request.scope.resolve(ASSIST_MODULE);
  response.json({ outcome, assist_order: await readOrderDTO(assist, orderNumber) });
}
