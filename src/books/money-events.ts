import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import type { MoneyEvent, MoneyEventName } from "../records/rows";
import { emitEventOnce } from "../platform/events";
import { rowsOfMoneyEvent } from "../platform/payments/payments";
import { isGivenOut, type AwaitedEvent } from "../rules/books/next-step";

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
  const assist = container.resolve(ASSIST_MODULE);
  for (const { now, ...event } of events)
    if (await assist.moneyEvents.expect(event, now)) await ask(container, event);
}

/** For the job: what a process that died has left untold. */
export async function askAboutMissedEvents(container: MedusaContainer): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  for (const event of await assist.moneyEvents.takeMissed()) await ask(container, event);
}

async function ask(container: MedusaContainer, event: MoneyEvent): Promise<void> {
  await emitEventOnce(container, unheardEvent, event, event.row_id, true);
}

/** The one place where the plugin gives the platform's events out. */
export async function tellUnlessHeard(container: MedusaContainer, told: MoneyEvent): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  const { row_id: rowId, payment_id: id, event } = told;
  if (await assist.moneyEvents.isHeard(rowId)) return;
  await emitEventOnce(container, event, { id }, rowId);
}

/** Writes down that a capture or refund was heard of, whoever gave the event out: what nobody hears, the plugin tells. */
export async function noteHeard(
  container: MedusaContainer,
  paymentId: string,
  event: MoneyEventName,
): Promise<void> {
  const rows = await rowsOfMoneyEvent(container, paymentId, event);
  if (!rows) return;
  const assist = container.resolve(ASSIST_MODULE);
  // Their ids grow with time. Whether older ones were heard of may not be remembered.
  const ids = rows.flatMap(({ id, madeAt }) => (isGivenOut(madeAt, new Date()) ? [id] : [])).toSorted();
  await assist.moneyEvents.hear({ payment_id: paymentId, event }, ids);
}
