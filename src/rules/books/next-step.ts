import type { Position } from "../money/position";
import type { MoneyEvent, MoneyEventName } from "../../records/rows";
import { eventsGivenOutDays } from "../../records/terms";
import type { BookRow, MedusaFacts, PaymentFacts } from "./facts";
import type { HoldTerm } from "../money/hold-term";
import type { CommandFacts, Correction } from "./correction";
import { nextCorrection } from "./next-correction";

/** An event that is to be heard. `now`: nobody but the plugin gives it out. */
export type AwaitedEvent = MoneyEvent & { now: boolean };

export type Step =
  | Correction
  /** Captures and refunds of which other programs of the shop have not heard, as far as is known. */
  | { do: "expect-events"; events: AwaitedEvent[] };

/** The next move; and where the platform has none to take, what others of the shop should hear of. Pure. */
export function nextStep(
  position: Position,
  facts: MedusaFacts,
  commandFacts: CommandFacts,
  hold?: HoldTerm,
): Step {
  const correction = nextCorrection(position, facts, commandFacts, hold);
  if (correction.do !== "nothing" && correction.do !== "wait" && correction.do !== "tell-staff")
    return correction;
  const events = facts.payment ? awaitedEvents(position, facts, facts.payment) : [];
  return events.length > 0 ? { do: "expect-events", events } : correction;
}

/** Only of what the gateway has as well: a row beyond that may be taken back. */
function awaitedEvents(position: Position, facts: MedusaFacts, payment: PaymentFacts): AwaitedEvent[] {
  const event = (name: MoneyEventName, now: (row: BookRow) => boolean) => (row: BookRow) =>
    row.untold ? [{ row_id: row.id, payment_id: payment.id, event: name, now: now(row) }] : [];
  const captures = payment.captured.isMoreThan(position.captured) ? [] : payment.captures;
  const refunds = payment.refunded.isMoreThan(position.refunded) ? [] : payment.refunds;
  return [
    ...captures.flatMap(event("payment.captured", (row) => isComplete(row, facts, payment))),
    ...refunds.flatMap(event("payment.refunded", () => false)),
  ];
}

/**
 * Whether a capture came with the authorization, of which the platform tells nobody, and is in its order's account: whoever
 * hears of it finds the order paid. Of any other one its workflow tells, unless its process died.
 */
function isComplete({ id }: BookRow, { order, cart }: MedusaFacts, payment: PaymentFacts): boolean {
  if (payment.capturedWithAuthorization !== true) return false;
  return order ? order.transactions.some(({ referenceId }) => referenceId === id) : !cart;
}

/** Whether an event of a row would still be given out, had it been missed. Whether somebody has heard of it may not be remembered for longer. */
export function isGivenOut(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() <= eventsGivenOutDays * 24 * 60 * 60_000;
}
