import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { OrderPaymentsDTO } from "../../../../contract/payments";
import { readOrderPayments } from "../../../../staff/order-payments";
import { readOrderId } from "../staff-input";

/** Everything of a Medusa order at Assist beside what Medusa says, and what may be done. Assist is not asked. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<OrderPaymentsDTO>,
): Promise<void> {
  response.json(await readOrderPayments(request.scope, readOrderId(request.query)));
}
