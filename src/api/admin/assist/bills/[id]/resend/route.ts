import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BillResponse } from "../../../../../../contract/bills";
import { resendBill } from "../../../../../../bills/resend-bill";
import { readBillDTO } from "../../bill-dto";
import { requireRight } from "../../../rights/require-right";

/** Has the shop, by its event, send the bill's link to the customer again. Assist itself sends it once. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<BillResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  const bill = await resendBill(request.scope, String(request.params.id));
  response.json({ bill: await readBillDTO(request.scope, bill) });
}
