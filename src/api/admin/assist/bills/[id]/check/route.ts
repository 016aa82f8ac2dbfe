import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { checkBill } from "../../../../../../bills/check-bill";
import { shownBill } from "../../shown-bill";
import { requireRight } from "../../../rights/require-right";

/** Staff's "check now": asks Assist about a bill and its payment, and does what is due. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  await requireRight(request, "move-money");
  response.json({
    bill: await shownBill(request.scope, await checkBill(request.scope, String(request.params.id), true)),
  });
}
