import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { checkBill } from "../../../../../../workflows/bills/check-bill";
import { shownBill } from "../../shown-bill";

/** Staff's "check now": asks Assist about a bill and its payment, and does what is due. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  response.json({
    bill: await shownBill(request.scope, await checkBill(request.scope, String(request.params.id), true)),
  });
}
