import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillDTO } from "../../../../contract/bills";
import { readOrderLabels, type OrderLabel } from "../../../../platform/orders/order-labels";
import { eripNumberOf, type BillRow } from "../../../../records/bills";

/** Bills as the Admin API tells them, each with what staff know its order by. */
export async function readBillDTOs(
  container: MedusaContainer,
  bills: readonly BillRow[],
): Promise<BillDTO[]> {
  const orders = await readOrderLabels(
    container,
    bills.map(({ order_id: id }) => id),
  );
  return bills.map((bill) => toBillDTO(bill, orders.get(bill.order_id)));
}

export async function readBillDTO(container: MedusaContainer, bill: BillRow): Promise<BillDTO> {
  const orders = await readOrderLabels(container, [bill.order_id]);
  return toBillDTO(bill, orders.get(bill.order_id));
}

/** Field by field: what a row has besides stays inside. `order`: absent when it is gone. Pure. */
function toBillDTO(bill: BillRow, order: OrderLabel | undefined): BillDTO {
  return {
    id: bill.id,
    number: bill.number,
    order_id: bill.order_id,
    display_id: order?.displayId ?? null,
    is_draft: order?.isDraft ?? false,
    email: bill.customer?.email ?? order?.email ?? null,
    payment_session_id: bill.payment_session_id,
    origin: bill.origin,
    kind: bill.kind,
    account: bill.account,
    amount: bill.amount,
    currency: bill.currency,
    amount_due: bill.amount_due,
    comment: bill.comment,
    language: bill.language,
    means: bill.means,
    sending: bill.sending,
    valid_until: bill.valid_until.toISOString(),
    state: bill.state,
    link: bill.link,
    erip_number: eripNumberOf(bill),
    revoke_reason: bill.revoke_reason,
    message: bill.message,
    made_by: bill.made_by,
    created_at: bill.created_at.toISOString(),
    checked_at: bill.checked_at?.toISOString() ?? null,
    ended_at: bill.ended_at?.toISOString() ?? null,
  };
}
