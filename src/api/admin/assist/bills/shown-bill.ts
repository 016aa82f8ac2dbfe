import type { MedusaContainer } from "@medusajs/framework/types";
import { eripNumberOf, type BillRow } from "../../../../records/bills";
import { readOrdersOfBills } from "../../../../platform/orders/orders-of-bills";

type Hidden =
  "token" | "told_state" | "sent_version" | "plan_version" | "lease_token" | "leased_until" | "deleted_at";

/** What is shown of the bill's order: its number and customer as staff know them. */
interface ShownOrder {
  display_id: number | null;
  /** Not an order yet. */
  is_draft: boolean;
  email: string | null;
  /** What the customer types into ERIP; null for a bill with a link. */
  erip_number: string | null;
}

export type ShownBill = Omit<BillRow, Hidden> & ShownOrder;

/** Bills as staff see them. Whoever has a bill's link can see and pay it; that is what staff give to the customer. */
export async function shownBills(
  container: MedusaContainer,
  bills: readonly BillRow[],
): Promise<ShownBill[]> {
  const orders = await readOrdersOfBills(container, bills);
  return bills.map((bill) => {
    const {
      token: _token,
      told_state: _told,
      sent_version: _sent,
      plan_version: _plan,
      lease_token: _lease,
      leased_until: _until,
      deleted_at: _deleted,
      ...shown
    } = bill;
    const order = orders.get(bill.order_id);
    return {
      ...shown,
      display_id: order?.displayId ?? null,
      is_draft: order?.isDraft ?? false,
      email: bill.customer?.email ?? order?.email ?? null,
      erip_number: eripNumberOf(bill),
    };
  });
}

export async function shownBill(container: MedusaContainer, bill: BillRow): Promise<ShownBill | undefined> {
  const [shown] = await shownBills(container, [bill]);
  return shown;
}
