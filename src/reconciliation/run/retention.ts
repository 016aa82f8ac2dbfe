import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../../logging/log";
import { ASSIST_MODULE } from "../../modules/assist";
import { freeBills, freeRegistrations } from "../../platform/needed-by-platform";

/**
 * For the job: removes a bounded part of what is older than the merchant keeps it (plugin option `retention`). What fails
 * is told in the log and tried again by the next run.
 */
export async function removeWhatIsOld(container: MedusaContainer): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  const { retention, oldRegistrations } = assist;
  const { unpaidRegistrations, unpaidBills } = retention.terms;
  await attempt(container, () => retention.prune());
  if (unpaidRegistrations !== null) {
    await attempt(container, async () => {
      const old = await oldRegistrations.unpaid(unpaidRegistrations);
      await oldRegistrations.removeUnpaid(old, await freeRegistrations(container, old), unpaidRegistrations);
    });
  }
  if (unpaidBills !== null) {
    await attempt(container, async () => {
      const old = await oldRegistrations.endedBills(unpaidBills);
      await oldRegistrations.removeBills(old, await freeBills(container, old), unpaidBills);
    });
  }
}

async function attempt(container: MedusaContainer, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logOf(container).error("What is old could not be removed.", {}, error);
  }
}
