import type { BillRow } from "../records/bills";
import { remind } from "./announce";
import type { BillTools } from "./bill-tools";
import { reminderAt } from "../rules/bills/next-bill-check";

/** Tells the shop, once, where the merchant chose so and once it is time. */
export async function remindInTime(tools: BillTools, bill: BillRow, now: number): Promise<void> {
  if (bill.origin !== "checkout" || bill.reminded_at || reminderAt(bill).getTime() > now) return;
  if ((await tools.assist.accounts.get(bill.account)).unpaidBill !== "remind") return;
  await remind(tools, bill);
  await tools.assist.bills.note(bill.id, { reminded_at: new Date(now) });
}
