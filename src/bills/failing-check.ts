import { isOpenBill, type BillRow } from "../records/bills";
import type { BillTools } from "./bill-tools";
import { readCase, showStaff, stuckMilliseconds } from "./bill-cases";

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
