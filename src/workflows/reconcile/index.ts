import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type { DueGroup } from "../../modules/assist/due-orders";
import { askedLast, askedSingly } from "../../modules/assist/list-day";
import type AssistModuleService from "../../modules/assist/service";
import { checkDueBills } from "../bills/due-bills";
import { errorMessage } from "../error-message";
import { askAboutMissedEvents } from "../money-events";
import { removeWhatIsOld } from "../retention";
import { AccountRun } from "./account-run";
import { limitsOf, type ReconcileLimits } from "./limits";
import { emptySummary, type ReconcileSummary } from "./summary";

export type { ReconcileSummary } from "./summary";

/**
 * Looks at the orders that are due, account by account, so that the silence of one gateway holds up no other. Several
 * processes may run it at once: each order is claimed by one of them. What could not be done
 * stays due.
 */
export async function reconcile(
  container: MedusaContainer,
  limits?: ReconcileLimits,
): Promise<ReconcileSummary> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const summary = emptySummary();
  const daysOf = byAccount(await assist.due.groups());
  await Promise.all(
    [...daysOf].map(([account, days]) => runAccount(container, assist, account, days, summary, limits)),
  );
  await checkDueBills(container);
  await askAboutMissedEvents(container);
  await assist.lease.forgetDead();
  await removeWhatIsOld(container);
  summary.more_due = (await assist.due.groups()).length > 0;
  return summary;
}

async function runAccount(
  container: MedusaContainer,
  assist: AssistModuleService,
  account: string,
  days: string[],
  summary: ReconcileSummary,
  limits: ReconcileLimits | undefined,
): Promise<void> {
  if (assist.pace.isResting(account, performance.now())) {
    summary.slowed_accounts.push(account);
    return;
  }
  try {
    // Throws for an account that the settings no longer have, or not completely: its orders wait for it.
    const { questionsPerRun } = await assist.accounts.get(account);
    await new AccountRun(container, account, summary, limits ?? limitsOf(questionsPerRun)).run(days);
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.error(
      `medusa-payment-assist: the orders of account ${account} could not be checked: ${errorMessage(error)}`,
    );
    summary.errors++;
    if (MedusaError.isMedusaError(error)) await assist.silences.note(account, errorMessage(error));
  }
}

/** The days to be listed of each account that has due orders. */
function byAccount(groups: readonly DueGroup[]): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const { account, list_day: day } of groups) {
    days.set(account, [
      ...(days.get(account) ?? []),
      ...([askedSingly, askedLast].includes(day) ? [] : [day]),
    ]);
  }
  return days;
}
