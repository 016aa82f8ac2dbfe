import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BillResponse } from "../../../../../../contract/bills";
import { checkBill } from "../../../../../../bills/check-bill";
import { readBillDTO } from "../../bill-dto";
import { requireRight } from "../../../rights/require-right";

/** Staff's "check now": asks Assist about a bill and its payment, and does what is due. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<BillResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  const bill = await checkBill(request.scope, String(request.params.id), true);
  response.json({ bill: await readBillDTO(request.scope, bill) });
}
