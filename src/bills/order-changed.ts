import type { MedusaContainer } from "@medusajs/framework/types";
import { BillTools, inLog } from "./bill-tools";
import { checkBill } from "./check-bill";

/** Looks at an order's open bill after the order has changed. What fails here, the job does: the bill is due. */
export async function billOfOrderChanged(container: MedusaContainer, orderId: string): Promise<void> {
  const tools = new BillTools(container);
  const bill = await tools.assist.bills.openOf(orderId);
  if (!bill) return;
  await tools.assist.bills.checkSoon({ order_id: orderId });
  try {
    await checkBill(container, bill.id);
  } catch (error) {
    tools.log.warn("A bill is looked at later, after its order has changed.", inLog(bill), error);
  }
}
