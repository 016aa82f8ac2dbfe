import type { OrderRow, PositionState } from "../../records/orders";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** No attempt to pay begins later than this after the payment form was last given out; the protocol names no time [guess]. */
export const pageLifeMilliseconds = 4 * day;

/** [until this age, pause]: the gateway gives no numbers for how long a payment page lives (protocol §1.7), nor for polling. */
const whilePaying: [age: number, pause: number][] = [
  [10 * minute, minute],
  [3 * hour, 4 * minute],
  [day, 30 * minute],
  [pageLifeMilliseconds, 3 * hour],
];
/** While a bill's link may be opened, whenever that is. */
const billPause = 4 * minute;
/** Submitted, and the bank has not decided: long after the page has died it still may. */
const whileUndecided: [age: number, pause: number][] = [...whilePaying, [30 * day, day]];
/** Nobody knows where this order's money stands: it never ends by its age. */
const whileUnclear: [age: number, pause: number][] = [...whilePaying, [Infinity, day]];
/** Staff may act in Assist's personal account, and a bank may let a hold lapse after 5 to 14 days (protocol §7.1). */
const whileHeld: [age: number, pause: number][] = [[30 * day, 6 * hour]];
/** Returns made in the personal account are found within a day even when their notification is lost. */
const whileReturnable: [age: number, pause: number][] = [[180 * day, day]];
/** Another page that the shopper has open may be paid as long as it lives. */
const whileBack: [age: number, pause: number][] = [[pageLifeMilliseconds, day]];

/** When the shopper was last given the payment form; for a bill, whose link may be opened at any time until then, its last day. */
export function payableSince(order: Pick<OrderRow, "last_handed_off_at" | "created_at">): Date {
  return order.last_handed_off_at ?? order.created_at;
}

/**
 * When the reconcile job should look at an order again; null when there is nothing left to wait for.
 * `since`: {@link payableSince}. The pause depends on that age alone, so that looking often (a shopper who reloads a page)
 * never makes the next check later.
 */
export function nextCheck(state: PositionState, since: Date, now: Date): Date | null {
  const age = now.getTime() - since.getTime();
  if (age < 0 && !hasDecided(state)) return new Date(now.getTime() + billPause);
  const pause = stepsOf(state).find(([until]) => age <= until)?.[1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}

function stepsOf(state: PositionState): [age: number, pause: number][] {
  switch (state) {
    case "not-started":
    case "declined":
    case "expired":
      // A declined shopper may try again under the same order number.
      return whilePaying;
    case "in-process":
      return whileUndecided;
    case "unclear":
      return whileUnclear;
    case "held":
      return whileHeld;
    case "captured":
    case "partly-captured":
    case "partly-refunded":
      return whileReturnable;
    case "released":
    case "refunded":
      return whileBack;
  }
}

/** Whether money came. */
function hasDecided(state: PositionState): boolean {
  return ![whilePaying, whileUndecided, whileUnclear].includes(stepsOf(state));
}

/**
 * When to look again at an order about which the gateway gave no usable answer: soon, then less and less often. Such an
 * order never ends by its age: nobody knows where its money stands. `unansweredSince`: null for the first time.
 * `overdue`: it is time that staff knew.
 */
export function nextCheckWithoutAnswer(
  state: PositionState,
  since: Date,
  unansweredSince: Date | null,
  now: Date,
): { at: Date; overdue: boolean } {
  const planned = nextCheck(state, since, now);
  const again = new Date(now.getTime() + retryPause(unansweredSince, now));
  const silence = unansweredSince ? now.getTime() - unansweredSince.getTime() : 0;
  return {
    at: planned && planned < again ? planned : again,
    overdue: planned === null || silence >= day,
  };
}

/** How an order ends when {@link nextCheck} has nothing left to wait for. */
export type Ending = "complete" | "given-up" | "staff";

/**
 * An unpaid order, and one whose money was taken and is in the shop's books, are given up quietly after their time. Money
 * that is still only held then, or of which the bank still says nothing, is shown to staff.
 */
export function endingOf(state: PositionState): Ending {
  if (state === "released" || state === "refunded") return "complete";
  return state === "held" || state === "in-process" ? "staff" : "given-up";
}

/** Until what did not succeed is tried again, by how long it has not: a step that was refused, a question without an answer. */
export function retryPause(failingSince: Date | null, now: Date): number {
  const age = failingSince ? now.getTime() - failingSince.getTime() : 0;
  if (age < hour) return 5 * minute;
  return age < day ? hour : 12 * hour;
}
