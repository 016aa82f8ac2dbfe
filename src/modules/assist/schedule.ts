import type { PositionState } from "../../assist";

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
  [3 * day, 3 * hour],
];
/** While a bill's link may be opened for the first time: nobody waits for the answer, and its notification tells as well. */
const billPause = 15 * minute;
/** Once its customer has begun to pay. */
const begunBillPause = 4 * minute;
/** Staff may act in Assist's personal account, and a bank may let a hold lapse after 5 to 14 days (protocol §7.1). */
const whileHeld: [age: number, pause: number][] = [[30 * day, 6 * hour]];
/** Returns made in the personal account are found within a day even when their notification is lost. */
const whileReturnable: [age: number, pause: number][] = [[180 * day, day]];

/**
 * When the reconcile job should look at an order again; null when there is nothing left to wait for.
 * `since`: when the shopper was last given the payment form; for a bill, whose link may be opened at any time until its
 * last day, that day. The pause depends on that age alone, so that looking often (a shopper who reloads a page) never
 * makes the next look later.
 */
export function nextCheck(state: PositionState, since: Date, now: Date): Date | null {
  const age = now.getTime() - since.getTime();
  if (age < 0 && stepsOf(state) === whilePaying) {
    return new Date(now.getTime() + (state === "not-started" ? billPause : begunBillPause));
  }
  const pause = stepsOf(state).find(([until]) => age <= until)?.[1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}

function stepsOf(state: PositionState): [age: number, pause: number][] {
  switch (state) {
    case "not-started":
    case "in-process":
    case "declined":
    case "expired":
    case "unclear":
      // A declined shopper may try again under the same order number.
      return whilePaying;
    case "held":
      return whileHeld;
    case "captured":
    case "partly-captured":
    case "partly-returned":
      return whileReturnable;
    case "released":
    case "returned":
      return [];
  }
}

/**
 * When to look again at an order about which the gateway gave no usable answer. Such an order never ends by its age:
 * nobody knows where its money stands.
 */
export function nextCheckWithoutAnswer(
  state: PositionState,
  since: Date,
  now: Date,
): { at: Date; overdue: boolean } {
  const planned = nextCheck(state, since, now);
  return { at: planned ?? new Date(now.getTime() + day), overdue: planned === null };
}

/** How an order ends when {@link nextCheck} has nothing left to wait for. */
export type Ending = "settled" | "given-up" | "staff";

/**
 * An unpaid order, and one whose money was taken and is in the shop's books, are given up quietly after their time. Money
 * that is still only held then is shown to staff: neither the shop nor the bank has decided about it.
 */
export function endingOf(state: PositionState): Ending {
  if (state === "released" || state === "returned") return "settled";
  return state === "held" ? "staff" : "given-up";
}

/** Until a step that the platform refused is tried again, by how long it has been refused. */
export function retryPause(refusedSince: Date | null, now: Date): number {
  const age = refusedSince ? now.getTime() - refusedSince.getTime() : 0;
  if (age < hour) return 5 * minute;
  return age < day ? hour : 12 * hour;
}
