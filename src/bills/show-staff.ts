import { isBillAttention, type BillAttentionReason } from "../records/bill-attention";
import { isOpenBill, type BillRow } from "../records/bills";
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
  const since = (bill.unsettled_since ?? bill.state_since ?? bill.updated_at).getTime();
  if (bill.state === "open" || now.getTime() - since < stuckMilliseconds) return undefined;
  const sentence =
    bill.state === "revoking"
      ? "The bill is to be revoked, and Assist has not said that it is."
      : "It is not known whether Assist made the bill.";
  return { reason: "bill-stuck", sentence: `${sentence}${said}` };
}

/**
 * Shows staff what is wrong with the newest bill of an order, or settles it, together with what was shown for those
 * before it. Does nothing for a bill that another has followed: what is shown by now is the other's.
 */
export async function showNewest(
  tools: BillTools,
  bill: BillRow,
  trouble: Trouble | undefined,
  over: (shown: string | null) => boolean = isBillAttention,
): Promise<void> {
  const bills = await tools.assist.bills.of(bill.order_id);
  if (newestOf(bills)?.id !== bill.id) {
    // What was shown of a bill that came to nothing was its own.
    if (cameToNothing(bill) && bill.payment_session_id)
      await settleBillCase(tools, bill.payment_session_id, over);
    return;
  }
  await showStaff(tools, bill, trouble, over);
  if (!trouble && !isSettled(bill)) return;
  const its = await sessionToShow(tools, bill);
  for (const { id: other, payment_session_id: session } of bills)
    if (other !== bill.id && session && session !== its) await settleBillCase(tools, session, over);
}

/** The bill that an order's fate hangs on. One that staff asked for and that was never made changes nothing. */
export function newestOf(bills: readonly BillRow[]): BillRow | undefined {
  return bills.find((bill) => !cameToNothing(bill));
}

function cameToNothing({ origin, state }: BillRow): boolean {
  return origin === "staff" && state === "not-made";
}

/** Nothing is to be done any more about the bill in the session, whatever was shown, or whatever `over` takes for settled. */
export async function settleBillCase(
  { assist }: BillTools,
  sessionId: string,
  over: (shown: string | null) => boolean = isBillAttention,
): Promise<void> {
  const order = await assist.orders.bySession(sessionId);
  if (order) await assist.attention.settle(order, { how: "by-itself" }, over);
}

/**
 * Shows staff what is wrong, or settles it: at the number of the bill's session, or of the checkout's while the bill has
 * none. A case about the payment itself stays in front; while a bill is being worked on without a result, what was shown
 * stays.
 */
export async function showStaff(
  tools: BillTools,
  bill: BillRow,
  trouble: Trouble | undefined,
  settled: (shown: string | null) => boolean = isBillAttention,
): Promise<void> {
  const id = await sessionToShow(tools, bill);
  if (!id) return;
  if (!trouble) {
    if (isSettled(bill)) await settleBillCase(tools, id, settled);
    return;
  }
  const order = await tools.assist.orders.bySession(id);
  if (!order) return;
  const over = (shown: string | null): boolean => shown === null || isBillAttention(shown);
  await tools.assist.attention.raise(order, trouble.reason, trouble.sentence, { over });
}

/** A bill that follows another stands where that one did until it has a session of its own. */
async function sessionToShow({ assist }: BillTools, bill: BillRow): Promise<string | null | undefined> {
  if (bill.payment_session_id !== null || bill.origin !== "checkout") return bill.payment_session_id;
  return (await assist.bills.ofCheckout(bill.order_id))?.payment_session_id;
}

function isSettled(bill: BillRow): boolean {
  return bill.state === "open" || !isOpenBill(bill);
}

/** What is left to do after a bill's end, and when. */
export type Left = "nothing" | { again: Date; trouble?: Trouble };
