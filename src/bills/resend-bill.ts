import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillRow } from "../records/bills";
import { askToResend, remind } from "./announce";
import { BillTools } from "./bill-tools";
import { reminderAt } from "../rules/bills/next-bill-check";

/** Has the shop send an open bill's link again. Throws NOT_FOUND, and NOT_ALLOWED for a bill that cannot be paid. */
export async function resendBill(container: MedusaContainer, id: string): Promise<BillRow> {
  const tools = new BillTools(container);
  const bill = await tools.reread(id);
  if (bill.state !== "open") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The bill is ${bill.state}: there is no link that the customer could use.`,
    );
  }
  await askToResend(tools, bill);
  return bill;
}

/** Tells the shop, once, where the merchant chose so and once it is time. */
export async function remindInTime(tools: BillTools, bill: BillRow, now: number): Promise<void> {
  if (bill.origin !== "checkout" || bill.reminded_at || reminderAt(bill).getTime() > now) return;
  if ((await tools.assist.accounts.get(bill.account)).unpaidBill !== "remind") return;
  await remind(tools, bill);
  await tools.assist.bills.note(bill.id, { reminded_at: new Date(now) });
}
