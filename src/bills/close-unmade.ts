import type { BillRow } from "../records/bills";
import { retryPause } from "../rules/schedule/schedule";
import { inLog, type BillTools } from "./bill-tools";

/**
 * There is certainly no bill at Assist. One that staff asked for is closed, and they may make another. An order that was
 * placed to be paid by link would wait for ever: its bill is made again later, less and less often, unless staff have
 * given it up. `message`: what staff are shown.
 */
export async function closeUnmade(tools: BillTools, bill: BillRow, message: string): Promise<BillRow> {
  tools.log.warn("A bill was not made.", inLog(bill), message);
  const { bills, orders } = tools.assist;
  if (bill.origin === "checkout" && bill.revoke_reason === null) {
    const now = await orders.now();
    const next = new Date(now.getTime() + retryPause(bill.created_at, now));
    return (await bills.putBack(bill, message, next)) ?? tools.reread(bill.id);
  }
  return giveUp(tools, bill, message);
}

/** There is none, and none is wanted any more. */
export async function giveUp(tools: BillTools, bill: BillRow, message: string): Promise<BillRow> {
  const closed = await tools.assist.bills.closeUnmade(bill, message);
  return closed ?? tools.reread(bill.id);
}
