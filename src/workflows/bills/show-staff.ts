import { isBillAttention, type BillAttentionReason } from "../../modules/assist/bill-attention";
import { isOpenBill, type BillRow } from "../../modules/assist/bill-rows";
import type { BillTools } from "./bill-tools";

/** Something that staff should look at. */
export interface Trouble {
  reason: BillAttentionReason;
  sentence: string;
}

/** The job asks every few minutes; what lasts longer than this does not settle by itself soon. */
export const stuckMilliseconds = 30 * 60_000;

/** What is wrong with an open bill; nothing while all is well. */
export async function troubleWith(tools: BillTools, bill: BillRow): Promise<Trouble | undefined> {
  return troubleOf(bill, await tools.assist.orders.now());
}

/** Pure. */
export function troubleOf(bill: BillRow, now: Date): Trouble | undefined {
  const said = bill.message === null ? "" : ` ${bill.message}`;
  if (bill.state === "preparing" && bill.message !== null)
    return {
      reason: "bill-not-made",
      sentence: `The order waits for its bill, which could not be made so far.${said}`,
    };
  const since = (bill.state_since ?? bill.updated_at).getTime();
  if (bill.state === "open" || now.getTime() - since < stuckMilliseconds) return undefined;
  const sentence =
    bill.state === "revoking"
      ? "The bill is to be revoked, and Assist has not said that it is."
      : "It is not known whether Assist made the bill.";
  return { reason: "bill-stuck", sentence: `${sentence}${said}` };
}

/**
 * Shows staff what is wrong, or settles it. A case about the payment itself stays in front; while a bill is being worked
 * on without a result, what was shown stays.
 */
export async function showStaff(
  tools: BillTools,
  bill: BillRow,
  trouble: Trouble | undefined,
): Promise<void> {
  if (!bill.payment_session_id) return;
  const order = await tools.assist.orders.bySession(bill.payment_session_id);
  if (!order) return;
  const { attention } = tools.assist;
  if (trouble) {
    const over = (shown: string | null): boolean => shown === null || isBillAttention(shown);
    await attention.raise(order, trouble.reason, trouble.sentence, { over });
  } else if (bill.state === "open" || !isOpenBill(bill)) {
    await attention.settle(order, { how: "by-itself" }, isBillAttention);
  }
}
