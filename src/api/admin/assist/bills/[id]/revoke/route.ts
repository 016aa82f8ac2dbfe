import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { revokeBill } from "../../../../../../bills/revoke-bill";
import { shownBill } from "../../shown-bill";
import { requireRight } from "../../../rights/require-right";

/** Revokes a bill. It is "revoking" while Assist has not said that it is revoked. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  await requireRight(request, "move-money");
  response.json({
    bill: await shownBill(request.scope, await revokeBill(request.scope, String(request.params.id))),
  });
}
