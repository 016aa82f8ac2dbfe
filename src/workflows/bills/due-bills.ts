import type { MedusaContainer } from "@medusajs/framework/types";
import { errorMessage } from "../error-message";
import { BillTools } from "./bill-tools";
import { checkBill } from "./check-bill";

/** Of one run; what is left stays due. */
const most = 50;
const milliseconds = 20_000;

/** The job's look at the bills that are due: expired ones, lost answers, revocations that have not succeeded yet, news untold. */
export async function checkDueBills(container: MedusaContainer): Promise<void> {
  const tools = new BillTools(container);
  const end = performance.now() + milliseconds;
  for (const bill of await tools.assist.bills.claimDue(most)) {
    if (performance.now() >= end) return;
    // An account that rests or is incomplete: the claim ends by itself.
    if (tools.assist.pace.isResting(bill.account, performance.now())) continue;
    try {
      await checkBill(container, bill.id);
    } catch (error) {
      tools.warn(bill, `it could not be checked: ${errorMessage(error)}`);
    }
  }
}
