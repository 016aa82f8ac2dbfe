import type { BillRow } from "../../modules/assist/bill-rows";
import type { BillTools } from "./bill-tools";
import { newBillAtCheckout } from "./new-bill";
import { sendPrepared } from "./send-prepared";
import { finishWork } from "./work-on-bill";

/**
 * Makes another bill, under a number that the account registers now, in the place of one whose number it can no longer
 * use. The former keeps the session of the checkout: its address leads to whichever bill of the order is open.
 */
export async function passOn(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const another = await tools.assist.bills.passOn(
    bill,
    await newBillAtCheckout(tools, bill.order_id, bill),
    "The account's settings have changed since the checkout, so another bill is made under a new number.",
  );
  if (another) await finishWork(tools, another, sendPrepared);
  return tools.reread(bill.id);
}
