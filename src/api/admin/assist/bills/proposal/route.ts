import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BillProposalDTO } from "../../../../../contract/bills";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import { requireBilledOrder } from "../../../../../platform/orders/billed-order";
import { billersOf } from "../../../../../bills/choose-account";
import { readProposalInput } from "../bill-input";
import { readBillDTO } from "../bill-dto";

/** What a bill for an order may be: its amount, who can make it (who does unless told otherwise first), and the open bill in the way. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<BillProposalDTO>,
): Promise<void> {
  const order = await requireBilledOrder(request.scope, readProposalInput(request.query));
  const assist = request.scope.resolve(ASSIST_MODULE);
  const open = await assist.bills.openOf(order.id);
  const accounts = await billersOf(request.scope, order);
  response.json({
    order_id: order.id,
    canceled: order.canceled,
    amount_due: order.amountDue.amount,
    currency: order.amountDue.currency,
    accounts: accounts.map(({ account }) => ({
      name: account.name,
      stages: account.stages,
      language: account.language ?? null,
      days: account.billDays,
      kind: account.billKind,
    })),
    customer: { email: order.customer.email ?? null, phone: order.customer.phone ?? null },
    open_bill: open ? await readBillDTO(request.scope, open) : null,
  });
}
