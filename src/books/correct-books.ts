import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../logging/log";
import type { Position } from "../rules/money/position";
import type { CaseReason, OrderWithCases } from "../records/cases";
import { isOpen, isSoSince } from "../rules/cases/current-cases";
import type { RecordedOrder } from "../store/orders/order-plans";
import type { CommandRow, OrderRow } from "../records/orders";
import { retryPause } from "../rules/schedule/schedule";
import type { Told } from "../store/notifications/unconfirmed";
import type AssistModuleService from "../modules/assist/service";
import { errorMessage } from "../logging/error-message";
import { expectEvents } from "./money-events";
import { commandFactsOf, undecidedSince } from "../rules/books/command-facts";
import { isOverdue, tellOfOverdue } from "./overdue-payments";
import type { BillsOfOrders } from "./bills-of-orders";
import { factsOf } from "./facts";
import { CartBusy, applyCorrection } from "./apply-correction";
import { isNewlyReplaced } from "../rules/books/at-rest";
import type { MedusaFacts } from "../rules/books/facts";
import type { Correction } from "../rules/books/correction";
import { hasMoney } from "../rules/books/next-correction";
import { nextStep } from "../rules/books/next-step";
import { outcomeOf, type ReconciliationOutcome } from "../rules/books/outcome";
import { shopInWords } from "../rules/books/shop-in-words";
import { notTaken, takeHold } from "./take-hold";

/** An order with an open case is looked at as often, for as long as it is open: what ends it may happen in the shop alone. */
const day = 24 * 60 * 60_000;

/** More steps than any order needs; it ends a disagreement that no step can resolve. */
const mostCorrections = 8;

/** What Medusa was brought to match, and what came of it. */
export interface Reconciled {
  outcome: ReconciliationOutcome;
  position: Position;
}

/**
 * Takes one step after another until the books agree, or until what is left is for staff or for later. Only for who has
 * the order's lease; `renew` tells before each step whether that is still so.
 */
export async function correctBooks(
  container: MedusaContainer,
  assist: AssistModuleService,
  start: RecordedOrder<OrderWithCases>,
  bills: BillsOfOrders,
  renew: () => Promise<boolean>,
): Promise<Reconciled> {
  let recorded = start;
  let facts = await factsOf(container, assist, recorded.order);
  if (isNewlyReplaced(start.order, facts)) await assist.orders.markReplaced([start.order.id]);
  for (let corrections = 0; corrections < mostCorrections; corrections++) {
    const { order, position } = recorded;
    const commands = await assist.commandLog.of(order.id);
    const staffOperations = await assist.staffOperations.ofOrders([order.order_number]);
    const commandFacts = commandFactsOf(commands, staffOperations, order.folded);
    const correction = nextStep(position, facts, commandFacts, await assist.holdTermOf(recorded));
    const undecided = commandFacts.open || position.pending;
    const outcome = (): Reconciled => ({ outcome: outcomeOf(position, facts, order.cart_id), position });
    const isStep = correction.do !== "nothing" && correction.do !== "wait";
    if (isStep && !(await renew())) {
      // Whoever has the lease now goes on from here; should he have begun before this check's news, the job does.
      await assist.orders.checkWithin(order.id, 1);
      return outcome();
    }
    if (correction.do === "tell-staff") {
      const told = await tellStaff(container, assist, order, facts, correction.reason, correction.sentence);
      // Nothing more may be decided before it is known how the last command ended.
      if (undecided) {
        await awaitOutcome(assist, recorded, commands, "told");
        return outcome();
      }
      // What staff have closed by hand is theirs: the policy must not give the same money back once more.
      const after =
        told === "open" ? await followPolicy(container, assist, recorded, facts, correction) : "for-staff";
      if (after === "for-staff")
        await assist.orders.planNextCheck(recorded, told === "open" ? day : undefined);
      if (after === "for-staff" || after === "refused") return outcome();
      recorded = after;
    } else if (correction.do === "nothing" || correction.do === "wait") {
      if (undecided) await awaitOutcome(assist, recorded, commands);
      else await rest(container, assist, recorded, correction.do);
      return outcome();
    } else if (correction.do === "take-hold") {
      const taken = await takeHold(container, assist, recorded, facts, correction, commands);
      if (taken.is === "undecided")
        await awaitOutcome(assist, recorded, await assist.commandLog.of(order.id));
      if (taken.is === "for-staff") await assist.orders.planNextCheck(recorded);
      if (taken.is === "refused")
        await refused(container, assist, recorded, facts, correction, taken.why, notTaken(correction.held));
      if (taken.is !== "taken") return outcome();
      recorded = taken.recorded;
    } else if (correction.do === "expect-events") {
      await expectEvents(container, correction.events);
    } else {
      try {
        await applyCorrection(container, assist, correction, bills);
        // From now on it is for the bill to say what is wrong with it.
        if (correction.do === "make-bill") recorded = { ...recorded, order: { ...order, kind: "bill" } };
      } catch (error) {
        if (error instanceof CartBusy) await assist.orders.checkWithin(order.id, 1);
        else await refused(container, assist, recorded, facts, correction, errorMessage(error));
        facts = await factsOf(container, assist, recorded.order);
        return outcome();
      }
    }
    facts = await factsOf(container, assist, recorded.order);
  }
  await refused(
    container,
    assist,
    recorded,
    facts,
    { do: "wait" },
    "its books still differ from Assist's after every step",
  );
  const { order, position } = recorded;
  return { outcome: outcomeOf(position, facts, order.cart_id), position };
}

/**
 * Gives the money back where the merchant chose so for the case. Returns where the money stands then; what did not
 * succeed is tried again later.
 */
async function followPolicy(
  container: MedusaContainer,
  assist: AssistModuleService,
  recorded: RecordedOrder<OrderWithCases>,
  facts: MedusaFacts,
  correction: Extract<Correction, { do: "tell-staff" }>,
): Promise<RecordedOrder<OrderWithCases> | "for-staff" | "refused"> {
  const { order, position } = recorded;
  const policies = (await assist.accounts.find(order.account))?.policies;
  if (!correction.policy || policies?.[correction.policy] !== "refund" || !hasMoney(position))
    return "for-staff";
  let { plan } = recorded;
  try {
    const after = await assist.commands.reverse(order.order_number, correction.reason, ({ before, now }) => {
      if (plan === before) plan = now;
    });
    return { ...after, order: { ...after.order, cases: order.cases }, plan: null };
  } catch (error) {
    await refused(
      container,
      assist,
      { ...recorded, plan },
      facts,
      correction,
      errorMessage(error),
      `${correction.sentence} The refund did not succeed`,
    );
    return "refused";
  }
}

/** Longer than any operation takes whose outcome comes by itself. */
const outcomePatience = 30 * 60_000;

/** An operation has no outcome yet: it is looked at every minute, and once that is in vain, staff are shown it. */
async function awaitOutcome(
  assist: AssistModuleService,
  recorded: RecordedOrder<OrderWithCases>,
  commands: readonly CommandRow[],
  staff?: "told",
): Promise<void> {
  const { order, operations } = recorded;
  const now = await assist.orders.now();
  const since = undecidedSince(commands, operations) ?? now;
  if (now.getTime() - since.getTime() < outcomePatience) return assist.orders.checkWithin(order.id, 1);
  if (staff !== "told") {
    await assist.cases.open(
      order,
      "outcome-unknown",
      "Assist has not said for a long time whether an operation on this payment was carried out. Until it does, no other is sent.",
      { givesWay: true },
    );
  }
  await assist.orders.planNextCheck(recorded, retryPause(since, now));
}

/** Nothing is left to do for now. */
async function rest(
  container: MedusaContainer,
  assist: AssistModuleService,
  recorded: RecordedOrder<OrderWithCases>,
  why: "nothing" | "wait",
): Promise<void> {
  const { order } = recorded;
  if (why === "wait") return assist.orders.checkWithin(order.id, 1);
  if (isOverdue(order, await assist.orders.now())) {
    await tellOfOverdue(container, order);
  } else {
    const told = await assist.unconfirmed.unconfirmed(order);
    if (told) return awaitConfirmation(assist, recorded, told);
    await closeCases(assist, order);
  }
  await assist.orders.planNextCheck(recorded);
}

/** Longer than Assist's answers lag behind its messages [guess]. */
const confirmationPatience = 10 * 60_000;

/** A genuine message says what no answer of Assist's shows: soon one does, or staff should look. */
async function awaitConfirmation(
  assist: AssistModuleService,
  recorded: RecordedOrder,
  told: Told,
): Promise<void> {
  const { order } = recorded;
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
  await assist.orders.planNextCheck(recorded, retryPause(told.receivedAt, now));
}

/** What is wrong with a bill is for the bill itself to close; while there is none, what kept it from being made is over, too. */
async function closeCases(assist: AssistModuleService, order: OrderRow): Promise<void> {
  await assist.cases.close(order, order.kind === "bill" ? ["payment"] : ["payment", "bill"]);
}

/** Medusa did not take a step; it is offered again, less and less often, and staff are shown why. */
async function refused(
  container: MedusaContainer,
  assist: AssistModuleService,
  recorded: RecordedOrder<OrderWithCases>,
  facts: MedusaFacts,
  correction: Correction,
  why: string,
  sentence = `Medusa refused "${correction.do}"`,
): Promise<void> {
  const { order } = recorded;
  const reason =
    correction.do === "tell-staff"
      ? correction.reason
      : correction.do === "complete-cart"
        ? "order-not-placed"
        : correction.do === "make-bill"
          ? "bill-not-made"
          : correction.do === "take-hold"
            ? "held-not-taken"
            : "not-recorded";
  await tellStaff(container, assist, order, facts, reason, `${sentence}: ${why}`);
  // Nothing is wrong with the payment itself.
  if (correction.do === "make-bill") await assist.cases.close(order, ["payment"]);
  const since = isSoSince(order.cases, reason);
  await assist.orders.planNextCheck(recorded, retryPause(since, await assist.orders.now()));
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
