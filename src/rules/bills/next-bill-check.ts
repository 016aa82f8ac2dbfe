import type { BillQueue, BillRow } from "../../records/bills";
import type { OrderRow } from "../../records/orders";
import { nextCheck, payableSince } from "../schedule/schedule";

const minute = 60_000;
const day = 24 * 60 * minute;
/** The platform tells of what happens to an order; this finds what it has failed to tell. */
const everythingEvery = 30 * minute;
/** Assist is asked what became of the bill itself, at the least, this often. */
const statusEvery = 6 * 60 * minute;
/** Between questions about the payments of a bill that is open and waits. */
const shortestRound = 4 * minute;

/** Nobody has paid, and nobody is paying. */
const idleStates: OrderRow["state"][] = ["not-started", "declined", "expired"];

/**
 * Milliseconds between two questions about the payments of one bill, where so many of an account wait to be paid: every
 * four minutes while half of the questions of its runs (one a minute) are enough for that, and in turn where they are not.
 * Pure.
 */
export function roundOf(waiting: number, questionsPerRun: number): number {
  return Math.max(shortestRound, Math.ceil(waiting / Math.floor(questionsPerRun / 2)) * minute);
}

/** More bills than can be asked about every four minutes: the gateway's list of payments is to find them meanwhile. Pure. */
export function isTooManyToAsk(waiting: number, questionsPerRun: number): boolean {
  return roundOf(waiting, questionsPerRun) > shortestRound;
}

type OwnNeeds = Pick<
  BillRow,
  "created_at" | "valid_until" | "checked_at" | "fully_checked_at" | "reminded_at" | "origin"
>;

/** Whether Assist is to be asked what became of an open bill itself. Pure. */
export function isStatusDue(bill: OwnNeeds, now: Date): boolean {
  return now >= bill.valid_until || now.getTime() >= statusAt(bill);
}

/** How the bills of an account are looked at. */
export interface BillPace {
  /** The account's `unpaidBill` is "remind". */
  reminds: boolean;
  /** {@link roundOf} */
  round: number;
}

/** Whether an open bill needs more than a question about its payments: its end, its reminder, its status, its order. Pure. */
export function isEverythingDue(bill: OwnNeeds, reminds: boolean, now: Date): boolean {
  return now.getTime() >= Math.min(endOrReminder(bill, reminds), everythingAt(bill));
}

/**
 * When the shop is told that an open bill's time runs out: a day before, or half-way where the bill is good for less
 * than two days. Pure.
 */
export function reminderAt({ created_at, valid_until }: Pick<BillRow, "created_at" | "valid_until">): Date {
  const life = valid_until.getTime() - created_at.getTime();
  return new Date(valid_until.getTime() - Math.min(day, life / 2));
}

/** What decides when an open bill is looked at again. */
export interface BillOutlook extends BillPace {
  bill: OwnNeeds;
  /** Its order number as it stands after a check. */
  order: Pick<
    OrderRow,
    | "state"
    | "last_handed_off_at"
    | "created_at"
    | "next_check_at"
    | "unanswered_since"
    | "shop_failing_since"
  >;
  now: Date;
}

/**
 * The one plan of an open bill: its own next step, or the next question about its payments, whichever is sooner. Only one
 * that merely waits to be paid lets all others go first. Pure.
 */
export function nextBillCheck({ bill, order, reminds, round, now }: BillOutlook): {
  at: Date;
  queue: BillQueue;
} {
  const told = endOrReminder(bill, reminds);
  // One that is past and still open (a payment is with the bank, or Assist does not say) has no step of its own for a while.
  const toldAt = told > now.getTime() ? told : now.getTime() + everythingEvery;
  const payments = paymentsAt(order, round, now);
  // Everything else is done at the check in which it is due: it does not have to come before its turn.
  const other = Math.max(everythingAt(bill), now.getTime() + round);
  const at = Math.min(toldAt, payments, other);
  const urgent = !isIdle(order) || now >= bill.valid_until || at === toldAt;
  return { at: new Date(at), queue: urgent ? "urgent" : "waiting" };
}

/** Nothing has come of the bill so far, and nothing is on its way. Pure. */
export function isIdle({ state }: Pick<OrderRow, "state">): boolean {
  return idleStates.includes(state);
}

/** The order's own plan where questions about it fail: they are put less and less often. */
function paymentsAt(order: BillOutlook["order"], round: number, now: Date): number {
  if (order.unanswered_since !== null || order.shop_failing_since !== null)
    return order.next_check_at?.getTime() ?? Infinity;
  const usual = nextCheck(order.state, payableSince(order), now)?.getTime() ?? Infinity;
  return isIdle(order) && payableSince(order) > now ? now.getTime() + round : usual;
}

/** A minute after its last moment, as Assist counts whole ones; or its reminder. */
function endOrReminder(bill: OwnNeeds, reminds: boolean): number {
  const awaitsReminder = reminds && bill.origin === "checkout" && bill.reminded_at === null;
  return Math.min(
    bill.valid_until.getTime() + minute,
    awaitsReminder ? reminderAt(bill).getTime() : Infinity,
  );
}

function everythingAt(bill: OwnNeeds): number {
  const checked = (bill.fully_checked_at ?? bill.created_at).getTime() + everythingEvery;
  return Math.min(checked, statusAt(bill));
}

function statusAt({ checked_at, created_at }: OwnNeeds): number {
  return (checked_at ?? created_at).getTime() + statusEvery;
}
