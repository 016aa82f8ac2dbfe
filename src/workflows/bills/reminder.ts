import type { BillRow } from "../../modules/assist/bill-rows";
import { remind } from "./announce";
import type { BillTools } from "./bill-tools";

const day = 24 * 60 * 60_000;

/**
 * When the shop is told that an open bill's time runs out: a day before, or half-way where the bill is good for less
 * than two days. Pure.
 */
export function reminderAt({ created_at, valid_until }: Pick<BillRow, "created_at" | "valid_until">): Date {
  const life = valid_until.getTime() - created_at.getTime();
  return new Date(valid_until.getTime() - Math.min(day, life / 2));
}

/** Tells the shop, once, where the merchant chose so. Returns the minutes until that is due; a large number when it is not. */
export async function remindInTime(tools: BillTools, bill: BillRow, now: number): Promise<number> {
  if (bill.origin !== "checkout" || bill.reminded_at) return Infinity;
  if ((await tools.assist.accounts.get(bill.account)).unpaidBill !== "remind") return Infinity;
  const left = reminderAt(bill).getTime() - now;
  if (left > 0) return Math.ceil(left / 60_000);
  await remind(tools, bill);
  await tools.assist.bills.note(bill.id, { reminded_at: new Date(now) });
  return Infinity;
}
