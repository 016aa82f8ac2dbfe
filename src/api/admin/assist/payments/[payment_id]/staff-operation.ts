import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { requireRight } from "../../rights/require-right";
import type { StaffOperationDTO, StaffOperationResponse } from "../../../../../contract/payments";
import { requestOperation, type OperationRequest } from "../../../../../staff/request-operation";

/**
 * Has an operation carried out for a member of staff who has the right to it; `read` reads the body and throws INVALID_DATA.
 * 422 is only for what has ended refused: no other answer says that a request with another key is safe (desk/request-key).
 * 500 is for what is being carried out, for what nobody knows the end of, and for what Medusa has not booked yet.
 */
export async function respondToOperation(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<StaffOperationResponse>,
  kind: OperationRequest["kind"],
  read: (body: unknown) => {
    amount?: string | undefined;
    note?: string | undefined;
    refund_reason_id?: string | undefined;
    request_key?: string | undefined;
  },
): Promise<void> {
  await requireRight(request, "move-money");
  const input = read(request.body);
  const answer = await requestOperation(request.scope, {
    kind,
    paymentId: String(request.params.payment_id),
    amount: input.amount,
    note: input.note,
    refundReasonId: input.refund_reason_id,
    requestKey: input.request_key,
    madeBy: request.auth_context.actor_id,
  });
  const { id, payment_id, order_number, amount, currency, state, message } = answer;
  const operation: StaffOperationDTO = { id, kind, payment_id, order_number, amount, currency, state };
  const { NOT_ALLOWED, UNEXPECTED_STATE } = MedusaError.Types;
  if (message === null) response.json({ operation });
  else if (state === "refused") response.status(422).json({ type: NOT_ALLOWED, message, operation });
  else response.status(500).json({ type: UNEXPECTED_STATE, message, operation });
}
