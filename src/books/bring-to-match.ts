import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../logging/log";
import type { Position } from "../rules/money/position";
import type { CaseReason, OrderWithCases } from "../records/cases";
import { isOpen, isSoSince } from "../rules/cases/current-cases";
import type { Standing } from "../store/orders/order-plans";
import type { AttemptRow, OrderRow } from "../records/orders";
import { retryPause } from "../rules/schedule/schedule";
import type { Told } from "../store/notifications/told";
import type AssistModuleService from "../modules/assist/service";
import { errorMessage } from "../logging/error-message";
import { expectEvents } from "./money-events";
import { journalFactsOf, undecidedSince } from "../rules/books/journal-facts";
import { isLongOpen, tellOfLongOpen } from "./long-open";
import type { BillsOfOrders } from "./bills-of-orders";
import { factsOf } from "./facts";
import { CartBusy, makeMove } from "./make-move";
import { isNewlyReplaced } from "../rules/books/judgement";
import type { MedusaFacts } from "../rules/books/facts";
import type { Move } from "../rules/books/move";
import { hasMoney } from "../rules/books/next-move";
import { nextStep } from "../rules/books/next-step";
import { outcomeOf, type SyncOutcome } from "../rules/books/outcome";
import { shopInWords } from "../rules/books/shop-in-words";
import { notTaken, takeHold } from "./take-hold";

/** An order with an open case is looked at as often, for as long as it is open: what ends it may happen in the shop alone. */
const day = 24 * 60 * 60_000;

/** More steps than any order needs; it ends a disagreement that no step can settle. */
const mostMoves = 8;

/** What Medusa was brought to match, and what came of it. */
export interface Matched {
  outcome: SyncOutcome;
  position: Position;
}

/**
 * Takes one step after another until the books agree, or until what is left is for staff or for later. Only for who has
 * the order's lease; `renew` tells before each step whether that is still so.
 */
export async function bringToMatch(
  container: MedusaContainer,
  assist: AssistModuleService,
  start: Standing<OrderWithCases>,
  bills: BillsOfOrders,
  renew: () => Promise<boolean>,
): Promise<Matched> {
  let standing = start;
  let facts = await factsOf(container, assist, standing.order);
  if (isNewlyReplaced(start.order, facts)) await assist.orders.markReplaced([start.order.id]);
  for (let moves = 0; moves < mostMoves; moves++) {
    const { order, position } = standing;
    const attempts = await assist.journal.of(order.id);
    const acts = await assist.acts.ofOrders([order.order_number]);
    const journal = journalFactsOf(attempts, acts, order.folded);
    const move = nextStep(position, facts, journal, await assist.holdTermOf(standing));
    const undecided = journal.open || position.pending;
    const outcome = (): Matched => ({ outcome: outcomeOf(position, facts, order.cart_id), position });
    const isStep = move.do !== "nothing" && move.do !== "wait";
    if (isStep && !(await renew())) {
      // Whoever has the lease now goes on from here; should he have begun before this look's news, the job does.
      await assist.orders.checkWithin(order.id, 1);
      return outcome();
    }
    if (move.do === "tell-staff") {
      const told = await tellStaff(container, assist, order, facts, move.reason, move.sentence);
      // Nothing more may be decided before it is known how the last command ended.
      if (undecided) {
        await awaitOutcome(assist, standing, attempts, "told");
        return outcome();
      }
      // What staff have closed by hand is theirs: the policy must not give the same money back once more.
      const after =
        told === "open" ? await followPolicy(container, assist, standing, facts, move) : "for-staff";
      if (after === "for-staff")
        await assist.orders.planNextCheck(standing, told === "open" ? day : undefined);
      if (after === "for-staff" || after === "refused") return outcome();
      standing = after;
    } else if (move.do === "nothing" || move.do === "wait") {
      if (undecided) await awaitOutcome(assist, standing, attempts);
      else await rest(container, assist, standing, move.do);
      return outcome();
    } else if (move.do === "take-hold") {
      const taken = await takeHold(container, assist, standing, facts, move, attempts);
      if (taken.is === "undecided") await awaitOutcome(assist, standing, await assist.journal.of(order.id));
      if (taken.is === "for-staff") await assist.orders.planNextCheck(standing);
      if (taken.is === "refused")
        await refused(container, assist, standing, facts, move, taken.why, notTaken(move.held));
      if (taken.is !== "taken") return outcome();
      standing = taken.standing;
    } else if (move.do === "expect-events") await expectEvents(container, move.events);
    else {
      try {
        await makeMove(container, assist, move, bills);
        // From now on it is for the bill to say what is wrong with it.
        if (move.do === "make-bill") standing = { ...standing, order: { ...order, kind: "bill" } };
      } catch (error) {
        if (error instanceof CartBusy) await assist.orders.checkWithin(order.id, 1);
        else await refused(container, assist, standing, facts, move, errorMessage(error));
        facts = await factsOf(container, assist, standing.order);
        return outcome();
      }
    }
    facts = await factsOf(container, assist, standing.order);
  }
  await refused(
    container,
    assist,
    standing,
    facts,
    { do: "wait" },
    "its books still differ from Assist's after every step",
  );
  const { order, position } = standing;
  return { outcome: outcomeOf(position, facts, order.cart_id), position };
}

/**
 * Gives the money back where the merchant chose so for the case. Returns where the money stands then; what did not
 * succeed is tried again later.
 */
async function followPolicy(
  container: MedusaContainer,
  assist: AssistModuleService,
  standing: Standing<OrderWithCases>,
  facts: MedusaFacts,
  move: Extract<Move, { do: "tell-staff" }>,
): Promise<Standing<OrderWithCases> | "for-staff" | "refused"> {
  const { order, position } = standing;
  const policies = (await assist.accounts.find(order.account))?.policies;
  if (!move.policy || policies?.[move.policy] !== "return" || !hasMoney(position)) return "for-staff";
  let { plan } = standing;
  try {
    const after = await assist.commands.giveBack(order.order_number, move.reason, ({ before, now }) => {
      if (plan === before) plan = now;
    });
    return { ...after, order: { ...after.order, cases: order.cases }, plan: null };
  } catch (error) {
    await refused(
      container,
      assist,
      { ...standing, plan },
      facts,
      move,
      errorMessage(error),
      `${move.sentence} The refund did not succeed`,
    );
    return "refused";
  }
}

/** Longer than any operation takes whose outcome comes by itself. */
const outcomePatience = 30 * 60_000;

/** An operation has no outcome yet: it is looked at every minute, and once that is in vain, staff are shown it. */
async function awaitOutcome(
  assist: AssistModuleService,
  standing: Standing<OrderWithCases>,
  attempts: readonly AttemptRow[],
  staff?: "told",
): Promise<void> {
  const { order, operations } = standing;
  const now = await assist.orders.now();
  const since = undecidedSince(attempts, operations) ?? now;
  if (now.getTime() - since.getTime() < outcomePatience) return assist.orders.checkWithin(order.id, 1);
  if (staff !== "told")
    await assist.cases.open(
      order,
      "outcome-unknown",
      "Assist has not said for a long time whether an operation on this payment was carried out. Until it does, no other is sent.",
      { givesWay: true },
    );
  await assist.orders.planNextCheck(standing, retryPause(since, now));
}

/** Nothing is left to do for now. */
async function rest(
  container: MedusaContainer,
  assist: AssistModuleService,
  standing: Standing<OrderWithCases>,
  why: "nothing" | "wait",
): Promise<void> {
  const { order } = standing;
  if (why === "wait") return assist.orders.checkWithin(order.id, 1);
  if (isLongOpen(order, await assist.orders.now())) await tellOfLongOpen(container, order);
  else {
    const told = await assist.told.unconfirmed(order);
    if (told) return awaitConfirmation(assist, standing, told);
    await closeCases(assist, order);
  }
  await assist.orders.planNextCheck(standing);
}

/** Longer than Assist's answers lag behind its messages [guess]. */
const confirmationPatience = 10 * 60_000;

/** A genuine message says what no answer of Assist's shows: soon one does, or staff should look. */
async function awaitConfirmation(assist: AssistModuleService, standing: Standing, told: Told): Promise<void> {
  const { order } = standing;
  const now = await assist.orders.now();
  if (now.getTime() - told.receivedAt.getTime() < confirmationPatience) {
    await closeCases(assist, order);
    return assist.orders.checkWithin(order.id, 1);
  }
  await assist.cases.open(
    order,
    "not-confirmed",
    `Assist has sent a genuine message that this payment is "${told.stateText}", and its own answers do not confirm it. Nothing was concluded from it; look at it in the personal account.`,
  );
  await assist.orders.planNextCheck(standing, retryPause(told.receivedAt, now));
}

/** What is wrong with a bill is for the bill itself to close; while there is none, what kept it from being made is over, too. */
async function closeCases(assist: AssistModuleService, order: OrderRow): Promise<void> {
  await assist.cases.close(order, order.kind === "bill" ? ["payment"] : ["payment", "bill"]);
}

/** Medusa did not take a step; it is offered again, less and less often, and staff are shown why. */
async function refused(
  container: MedusaContainer,
  assist: AssistModuleService,
  standing: Standing<OrderWithCases>,
  facts: MedusaFacts,
  move: Move,
  why: string,
  sentence = `Medusa refused "${move.do}"`,
): Promise<void> {
  const { order } = standing;
  const reason =
    move.do === "tell-staff"
      ? move.reason
      : move.do === "complete-cart"
        ? "order-not-placed"
        : move.do === "make-bill"
          ? "bill-not-made"
          : move.do === "take-hold"
            ? "held-not-taken"
            : "not-recorded";
  await tellStaff(container, assist, order, facts, reason, `${sentence}: ${why}`);
  // Nothing is wrong with the payment itself.
  if (move.do === "make-bill") await assist.cases.close(order, ["payment"]);
  const since = isSoSince(order.cases, reason);
  await assist.orders.planNextCheck(standing, retryPause(since, await assist.orders.now()));
}

async function tellStaff(
  container: MedusaContainer,
  assist: AssistModuleService,
  order: OrderWithCases,
  facts: MedusaFacts,
  reason: CaseReason,
  sentence: string,
): Promise<"open" | "left"> {
  const told = await assist.cases.open(order, reason, sentence, { shop: shopInWords(facts) });
  if (told === "open" && !isOpen(order.cases, reason))
    logOf(container).warn(sentence, { order: order.order_number, account: order.account, case: reason });
  return told;
}
