import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { AssistOrderResponse } from "../../../../../contract/orders";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import { readOrderDTO } from "../order-dto";

/** What the plugin remembers of an order number, without asking Assist. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<AssistOrderResponse>,
): Promise<void> {
  const assist = request.scope.resolve(ASSIST_MODULE);
  response.json({ assist_order: await readOrderDTO(assist, String(request.params.order_number)) });
}
