import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BillListResponse, BillResponse } from "../../../../contract/bills";
import { ASSIST_MODULE } from "../../../../modules/assist";
import { makeBill } from "../../../../bills/make-bill";
import { billCustomerOf, readBillInput, readListInput } from "./bill-input";
import { readBillDTO, readBillDTOs } from "./bill-dto";
import { requireRight } from "../rights/require-right";

/** Bills of all orders or of one, a page at a time: what is remembered, without asking Assist. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<BillListResponse>,
): Promise<void> {
  const query = readListInput(request.query);
  const assist = request.scope.resolve(ASSIST_MODULE);
  const { bills, count } = await assist.billList.page(query);
  response.json({
    bills: await readBillDTOs(request.scope, bills),
    count,
    limit: query.limit,
    offset: query.offset,
  });
}

/** Makes a bill for an order or a draft order. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<BillResponse>,
): Promise<void> {
  await requireRight(request, "move-money");
  const input = readBillInput(request.body);
  const bill = await makeBill(request.scope, {
    orderId: input.order_id,
    amount: input.amount,
    account: input.account,
    validUntil: input.valid_until,
    comment: input.comment,
    language: input.language,
    customer: billCustomerOf(input.customer),
    means: input.means,
    sending: input.sending,
    madeBy: request.auth_context.actor_id,
  });
  response.json({ bill: await readBillDTO(request.scope, bill) });
}
