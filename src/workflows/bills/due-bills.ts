import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { isOpenBill, type BillRow } from "../../modules/assist/bill-rows";
import { errorMessage } from "../error-message";
import { noteBillPayment, usedStates } from "./bill-payment";
import { BillTools } from "./bill-tools";
import { checkBill } from "./check-bill";
import { showStaff, stuckMilliseconds, troubleWith } from "./show-staff";

/** Of one run; what is left stays due. */
const most = 50;
const milliseconds = 20_000;

/**
 * The job's look at the bills that are due: expired ones, lost answers, revocations that have not succeeded yet, news
 * untold; and at those that are over and were paid all the same, unmarked.
 */
export async function checkDueBills(container: MedusaContainer): Promise<void> {
  const tools = new BillTools(container);
  const end = performance.now() + milliseconds;
  const { accounts, bills } = tools.assist;
  for (const number of await bills.unmarked(await accounts.names(), usedStates, most))
    await noteBillPayment(container, number);
  for (const bill of await bills.claimDue(most)) {
    if (performance.now() >= end) return;
    try {
      if (tools.assist.pace.isResting(bill.account, performance.now())) await showIfStuck(tools, bill);
      else {
        await checkBill(container, bill.id);
        await bills.looksWell(bill);
      }
    } catch (error) {
      tools.warn(bill, `it could not be checked: ${errorMessage(error)}`);
      if (!isBusy(error)) await showIfFailing(tools, bill, errorMessage(error));
    }
  }
}

/** Somebody else is at work on the bill. */
function isBusy(error: unknown): boolean {
  return MedusaError.isMedusaError(error) && error.type === MedusaError.Types.NOT_ALLOWED;
}

/** The shop itself fails at it: nothing is known to be wrong with the bill, and nobody would notice if something were. */
async function showIfFailing(tools: BillTools, bill: BillRow, why: string): Promise<void> {
  const { bills, orders } = tools.assist;
  const now = await orders.now();
  const since = (await bills.looksFail(bill.id)) ?? now;
  if (now.getTime() - since.getTime() < stuckMilliseconds) return;
  await showStaff(tools, bill, {
    reason: "bill-stuck",
    sentence: `The shop fails to look at the bill: ${why}`,
  });
}

/** Assist must not be asked just now, and the claim ends by itself; but staff need not wait for Assist to be told. */
async function showIfStuck(tools: BillTools, bill: BillRow): Promise<void> {
  const trouble = isOpenBill(bill) ? await troubleWith(tools, bill) : undefined;
  if (trouble) await showStaff(tools, bill, trouble);
}
