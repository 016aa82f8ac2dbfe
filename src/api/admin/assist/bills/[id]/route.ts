import { MedusaError } from "@medusajs/framework/utils";
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BillOfOrderResponse } from "../../../../../contract/bills";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import { readBilledOrder } from "../../../../../platform/orders/billed-order";
import { readBillDTO } from "../bill-dto";

/** A bill with what its order lacks now, without asking Assist. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<BillOfOrderResponse>,
): Promise<void> {
  const assist = request.scope.resolve(ASSIST_MODULE);
  const bill = await assist.bills.byId(String(request.params.id));
  if (!bill) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no bill with this id.");
  const order = await readBilledOrder(request.scope, bill.order_id);
  response.json({
    bill: await readBillDTO(request.scope, bill),
    order_amount_due: order?.amountDue.amount ?? null,
  });
}
