import { isOpenBill, type BillRow } from "../records/bills";
import type { BillCaseReason } from "../records/cases";
import type { BillTools } from "./bill-tools";

/** What staff should know of a bill. */
export interface BillCase {
  reason: BillCaseReason;
  sentence: string;
}

/** The job asks every few minutes; what lasts longer than this does not end by itself soon. */
export const stuckMilliseconds = 30 * 60_000;

/** What is wrong with an open bill now; nothing while all is well. */
export async function readCase(tools: BillTools, bill: BillRow): Promise<BillCase | undefined> {
  return caseOf(bill, await tools.assist.orders.now());
}

/** Pure. */
export function caseOf(bill: BillRow, now: Date): BillCase | undefined {
  const said = bill.message === null ? "" : ` ${bill.message}`;
  if (bill.state === "preparing" && bill.message !== null) {
    return {
      reason: "bill-not-made",
      sentence: `The order waits for its bill, which could not be made so far.${said}`,
    };
  }
  const since = (bill.unresolved_since ?? bill.state_since ?? bill.updated_at).getTime();
  if (bill.state === "open" || now.getTime() - since < stuckMilliseconds) return undefined;
  const sentence =
    bill.state === "revoking"
      ? "The bill is to be revoked, and Assist has not said that it is."
      : "It is not known whether Assist made the bill.";
  return { reason: "bill-stuck", sentence: `${sentence}${said}` };
}

/**
 * Shows staff what is wrong with the newest bill of an order, or closes its case, together with those of the bills before
 * it. Does nothing for a bill that another has followed: what is shown by now is the other's. `only`: the one kind of case
 * that is over; absent for any.
 */
export async function showNewest(
  tools: BillTools,
  bill: BillRow,
  found: BillCase | undefined,
  only?: BillCaseReason,
): Promise<void> {
  const bills = await tools.assist.bills.of(bill.order_id);
  if (newestOf(bills)?.id !== bill.id) {
    // What was shown of a bill that came to nothing was its own.
    if (cameToNothing(bill) && bill.payment_session_id)
      await closeBillCase(tools, bill.payment_session_id, only);
    return;
  }
  await showStaff(tools, bill, found, only);
  if (!found && !isCertain(bill)) return;
  const its = await sessionToShow(tools, bill);
  for (const { id: other, payment_session_id: session } of bills)
    if (other !== bill.id && session && session !== its) await closeBillCase(tools, session, only);
}

/** The bill that an order's fate hangs on. One that staff asked for and that was never made changes nothing. */
export function newestOf(bills: readonly BillRow[]): BillRow | undefined {
  return bills.find((bill) => !cameToNothing(bill));
}

function cameToNothing({ origin, state }: BillRow): boolean {
  return origin === "staff" && state === "not-made";
}

/** Nothing is to be done any more about the bill in the session. */
export async function closeBillCase(
  { assist }: BillTools,
  sessionId: string,
  only?: BillCaseReason,
): Promise<void> {
  const order = await assist.orders.bySession(sessionId);
  if (order) await assist.cases.close(order, ["bill"], { only });
}

/**
 * Opens a case, or closes it: at the number of the bill's session, or of the checkout's while the bill has none. While a
 * bill is being worked on without a result, what is open stays open.
 */
export async function showStaff(
  tools: BillTools,
  bill: BillRow,
  found: BillCase | undefined,
  only?: BillCaseReason,
): Promise<void> {
  const id = await sessionToShow(tools, bill);
  if (!id) return;
  if (!found) {
    if (isCertain(bill)) await closeBillCase(tools, id, only);
    return;
  }
  const order = await tools.assist.orders.bySession(id);
  if (order) await tools.assist.cases.open(order, found.reason, found.sentence);
}

/** A bill that follows another stands where that one did until it has a session of its own. */
async function sessionToShow({ assist }: BillTools, bill: BillRow): Promise<string | null | undefined> {
  if (bill.payment_session_id !== null || bill.origin !== "checkout") return bill.payment_session_id;
  return (await assist.bills.ofCheckout(bill.order_id))?.payment_session_id;
}

/** It is known whether it can be paid. */
function isCertain(bill: BillRow): boolean {
  return bill.state === "open" || !isOpenBill(bill);
}

/** What is left to do after a bill's end, and when. */
export type Left = "nothing" | { again: Date; found?: BillCase };

/** The shop itself fails at it: nothing is known to be wrong with the bill, and nobody would notice if something were. */
export async function showIfFailing(tools: BillTools, bill: BillRow, why: string): Promise<void> {
  const { bills, orders } = tools.assist;
  const now = await orders.now();
  const since = (await bills.checksFail(bill.id)) ?? now;
  if (now.getTime() - since.getTime() < stuckMilliseconds) return;
  await showStaff(tools, bill, {
    reason: "bill-stuck",
    sentence: `The shop fails to look at the bill: ${why}`,
  });
}

/** Assist must not be asked just now; but staff need not wait for Assist to be told. */
export async function showIfStuck(tools: BillTools, bill: BillRow): Promise<void> {
  const found = isOpenBill(bill) ? await readCase(tools, bill) : undefined;
  if (found) await showStaff(tools, bill, found);
}
