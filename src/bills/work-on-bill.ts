import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { isOpenBill, type BillRow } from "../records/bills";
import { announce } from "./announce";
import { readCase, showNewest } from "./bill-cases";
import { BillTools, inLog, type WithinRun } from "./bill-tools";
import { followUp } from "./follow-up";

/** Somebody else is at work on the bill, and nothing was done. */
export class BillIsBusy extends MedusaError {
  constructor() {
    super(
      MedusaError.Types.NOT_ALLOWED,
      "This bill is being worked on just now. Nothing was sent; try again in a minute.",
    );
  }
}

/**
 * Lets one worker at a time, in all processes, send commands about a bill, and tells the shop of what came of it. Throws
 * NOT_FOUND for an unknown id, {@link BillIsBusy} while somebody else is at work.
 */
export async function workOnBill(
  container: MedusaContainer,
  id: string,
  work: (tools: BillTools, bill: BillRow) => Promise<BillRow>,
  run?: WithinRun,
): Promise<BillRow> {
  const tools = new BillTools(container, run);
  const bill = await tools.assist.billLease.take(id);
  if (!bill) {
    await tools.reread(id);
    throw new BillIsBusy();
  }
  return finishWork(tools, bill, work);
}

/** The same for whoever has the bill's lease already. */
export async function finishWork(
  tools: BillTools,
  bill: BillRow,
  work: (tools: BillTools, bill: BillRow) => Promise<BillRow>,
): Promise<BillRow> {
  const own = tools.withLease(bill);
  try {
    const after = await work(own, bill);
    await tellQuietly(own, after);
    return after;
  } finally {
    await tools.assist.billLease.release(bill);
  }
}

/** What cannot be told now is told by the job, which also goes on with what follows a bill's end. */
export async function tellQuietly(tools: BillTools, bill: BillRow): Promise<void> {
  try {
    const told = await announce(tools, bill);
    if (isOpenBill(bill)) return await showNewest(tools, bill, await readCase(tools, bill));
    if (!told) return;
    const left = bill.next_check_at === null ? "nothing" : await followUp(tools, bill);
    if (left === "nothing" || left.found)
      await showNewest(tools, bill, left === "nothing" ? undefined : left.found);
    // Whether what was shown of its end is over will be known then; what was unknown of the bill itself is known now.
    else await showNewest(tools, bill, undefined, "bill-stuck");
    await tools.assist.bills.plan(bill, left === "nothing" ? null : left.again);
  } catch (error) {
    tools.log.warn("The news of a bill could not be told yet.", inLog(bill), error);
  }
}
