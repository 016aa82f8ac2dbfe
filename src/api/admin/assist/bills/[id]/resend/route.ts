import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resendBill } from "../../../../../../bills/resend-bill";
import { shownBill } from "../../shown-bill";
import { requireRight } from "../../../rights/require-right";

/** Has the shop, by its event, send the bill's link to the customer again. Assist itself sends it once. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  await requireRight(request, "move-money");
  response.json({
    bill: await shownBill(request.scope, await resendBill(request.scope, String(request.params.id))),
  });
}
