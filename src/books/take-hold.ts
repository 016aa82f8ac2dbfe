import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../gateway";
import { caseMoney } from "../rules/cases/case-money";
import { isLeftToStaff, openedAt } from "../rules/cases/current-cases";
import type { OrderWithCases } from "../records/cases";
import type { Standing } from "../store/orders/order-plans";
import type { AttemptRow } from "../records/orders";
import { retryPause } from "../rules/schedule/schedule";
import type AssistModuleService from "../modules/assist/service";
import { errorMessage } from "../logging/error-message";
import { journalFactsOf } from "../rules/books/journal-facts";
import { applyMove } from "../platform/make-move";
import type { MedusaFacts } from "../rules/books/facts";
import type { Move } from "../rules/books/move";
import { shopInWords } from "../rules/books/shop-in-words";

/** What became of taking a hold. */
export type Taking =
  | { is: "taken"; standing: Standing<OrderWithCases> }
  /** Staff have closed by hand that it stays held. */
  | { is: "for-staff" }
  /** Whether it was taken will be learned from Assist's operations. */
  | { is: "undecided" }
  | { is: "refused"; why: string };

/**
 * Takes what is held and was to be taken at once, as staff would: through the platform's own capture, journalled, once.
 * What was refused is tried again only after a pause, however often somebody looks: anybody may come back from Assist.
 */
export async function takeHold(
  container: MedusaContainer,
  assist: AssistModuleService,
  { order }: Standing<OrderWithCases>,
  facts: MedusaFacts,
  move: Extract<Move, { do: "take-hold" }>,
  attempts: readonly AttemptRow[],
): Promise<Taking> {
  if (isLeftToStaff(order.cases, "held-not-taken", caseMoney(order, shopInWords(facts))))
    return { is: "for-staff" };
  const lately = await refusedLately(assist, openedAt(order.cases, "held-not-taken"), attempts);
  if (lately) return { is: "refused", why: lately.message ?? "" };
  try {
    await applyMove(container, move);
  } catch (error) {
    const { open } = journalFactsOf(await assist.journal.of(order.id), [], order.folded);
    return open ? { is: "undecided" } : { is: "refused", why: errorMessage(error) };
  }
  const after = (await assist.cases.order(order.order_number)) ?? order;
  return { is: "taken", standing: { ...(await assist.orders.standing(after)), plan: null } };
}

/** What staff are told when it was not taken; the reason follows. */
export function notTaken(held: Money): string {
  return `Assist holds ${held}, which was to be taken at once, and taking it did not succeed`;
}

async function refusedLately(
  assist: AssistModuleService,
  failingSince: Date | null,
  attempts: readonly AttemptRow[],
): Promise<AttemptRow | undefined> {
  const last = attempts.findLast(({ kind, state }) => kind === "charge" && state === "refused");
  if (!last?.closed_at) return undefined;
  const now = await assist.orders.now();
  return now.getTime() - last.closed_at.getTime() < retryPause(failingSince, now) ? last : undefined;
}
