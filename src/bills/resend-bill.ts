import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillRow } from "../records/bills";
import { askToResend } from "./announce";
import { BillTools } from "./bill-tools";

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
