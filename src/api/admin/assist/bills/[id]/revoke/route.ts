import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BillResponse } from "../../../../../../contract/bills";
import { revokeBill } from "../../../../../../bills/revoke-bill";
import { readBillDTO } from "../../bill-dto";
import { requireRight } from "../../../rights/require-right";

/** Revokes a bill. It is "revoking" while Assist has not said that it is revoked. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<BillResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  const bill = await revokeBill(request.scope, String(request.params.id));
  response.json({ bill: await readBillDTO(request.scope, bill) });
}
