import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import type { MoneyEvent } from "../records/money-events";
import type AssistModuleService from "../modules/assist/service";
import type { AwaitedEvent } from "../rules/books/next-step";

/**
 * The plugin's own question whether a capture or refund has been heard of. It goes through the shop's event bus behind
 * everything that waits there: an event that is only late is heard before.
 */
export const unheardEvent = "assist.money-unheard";

/** Gives out, of the events that are to be heard, those that nobody else does; of the others it is seen later whether they were. */
export async function expectEvents(
  container: MedusaContainer,
  events: readonly AwaitedEvent[],
): Promise<void> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  for (const { now, ...event } of events)
    if (await assist.moneyEvents.expect(event, now)) await ask(container, event);
}

/** For the job: what a process that died has left untold. */
export async function askAboutMissedEvents(container: MedusaContainer): Promise<void> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  for (const event of await assist.moneyEvents.takeMissed()) await ask(container, event);
}

async function ask(container: MedusaContainer, event: MoneyEvent): Promise<void> {
  // "internal" has the lowest priority where the bus knows any, and is not logged.
  await container
    .resolve(Modules.EVENT_BUS)
    .emit({ name: unheardEvent, data: event }, { internal: true, jobId: `${unheardEvent}-${event.row_id}` });
}

/** The one place where the plugin gives the platform's events out. */
export async function tellUnlessHeard(container: MedusaContainer, told: MoneyEvent): Promise<void> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const { row_id: rowId, payment_id: id, event } = told;
  if (await assist.moneyEvents.isHeard(rowId)) return;
  await container
    .resolve(Modules.EVENT_BUS)
    // Redis takes the same job but once.
    .emit({ name: event, data: { id } }, { jobId: `${event}-${rowId}` });
}
