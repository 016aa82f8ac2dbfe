import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { requireRight } from "../../rights/require-right";
import { actOnPayment, type ActWish } from "../../../../../workflows/desk/act-on-payment";

/**
 * Has an act carried out for a member of staff who has the right to it; `read` reads the body and throws INVALID_DATA.
 * 422 is only for what has ended refused: no other answer says that a request with another key is safe (desk/request-key).
 */
export async function act(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
  kind: ActWish["kind"],
  read: (body: unknown) => {
    amount?: string | undefined;
    note?: string | undefined;
    refund_reason_id?: string | undefined;
    request_key?: string | undefined;
  },
): Promise<void> {
  await requireRight(request, "move-money");
  const input = read(request.body);
  const ended = await actOnPayment(request.scope, {
    kind,
    paymentId: String(request.params.payment_id),
    amount: input.amount,
    note: input.note,
    refundReasonId: input.refund_reason_id,
    requestKey: input.request_key,
    madeBy: request.auth_context.actor_id,
  });
  const { id, payment_id, order_number, amount, currency, state } = ended;
  const act = { id, kind, payment_id, order_number, amount, currency, state };
  if (ended.state === "done") response.json({ act });
  else response.status(422).json({ type: MedusaError.Types.NOT_ALLOWED, message: ended.message, act });
}
