import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../../logging/log";
import { ASSIST_MODULE } from "../../modules/assist";
import { usualQuestionsPerRun } from "../../accounts/account-schema";
import type { PlannedBills } from "../../store/bills/bill-plans";
import type { DueGroup } from "../../store/orders/due-orders";
import { askedLast, askedSingly } from "../../rules/schedule/list-day";
import { noteMissedPayments } from "../../bills/bill-payment";
import { errorMessage } from "../../logging/error-message";
import { askAboutMissedEvents } from "../../books/money-events";
import { removeWhatIsOld } from "./retention";
import { AccountRun } from "./account-run";
import { limitsOf, type ReconcileLimits } from "./limits";
import { emptySummary, type ReconcileSummary } from "./summary";

export type { ReconcileSummary } from "./summary";

/**
 * Looks at the orders and bills that are due, account by account, so that the silence of one gateway holds up no other.
 * Several processes may run it at once: each order and each bill is claimed by one of them. What could not be done stays
 * due.
 */
export async function reconcile(
  container: MedusaContainer,
  limits?: ReconcileLimits,
): Promise<ReconcileSummary> {
  const assist = container.resolve(ASSIST_MODULE);
  const summary = emptySummary();
  await noteMissedPayments(container);
  const due = byAccount(await assist.due.groups(), await assist.bills.planned());
  await Promise.all([...due].map(([account, what]) => runAccount(container, account, what, summary, limits)));
  await askAboutMissedEvents(container);
  await assist.orderLease.forgetDead();
  await removeWhatIsOld(container);
  const [orders, bills] = await Promise.all([assist.due.groups(), assist.bills.planned()]);
  summary.more_due = orders.length > 0 || bills.some((planned) => planned.due);
  return summary;
}

/** What there is to look at of an account. */
interface DueOfAccount {
  /** The days to be listed. */
  days: string[];
  /** False while it only has bills that are to be looked at later. */
  due: boolean;
}

async function runAccount(
  container: MedusaContainer,
  account: string,
  { days, due }: DueOfAccount,
  summary: ReconcileSummary,
  given: ReconcileLimits | undefined,
): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  const settings = await assist.accounts.find(account);
  const limits = given ?? limitsOf(settings?.questionsPerRun ?? usualQuestionsPerRun);
  const run = new AccountRun(container, account, summary, limits);
  try {
    if (assist.gatewayRateLimit.isResting(account, performance.now())) {
      if (!due) return;
      summary.slowed_accounts.push(account);
      await run.rest();
    } else if (settings) {
      await run.run(days, settings);
    } else if (due) {
      await run.withoutAccount();
      // Throws for an account that the settings no longer have, or not completely: its orders wait for it.
      await assist.accounts.get(account);
    }
  } catch (error) {
    logOf(container).error("The orders of an account could not be checked.", { account }, error);
    summary.errors++;
    if (MedusaError.isMedusaError(error)) await assist.outages.note(account, errorMessage(error));
  }
}

/** Of each account that has due orders, or bills that wait. */
function byAccount(groups: readonly DueGroup[], planned: readonly PlannedBills[]): Map<string, DueOfAccount> {
  const accounts = new Map<string, DueOfAccount>();
  for (const { account, due } of planned) accounts.set(account, { days: [], due });
  for (const { account, list_day: day } of groups) {
    const days = accounts.get(account)?.days ?? [];
    accounts.set(account, {
      days: [askedSingly, askedLast].includes(day) ? days : [...days, day],
      due: true,
    });
  }
  return accounts;
}
