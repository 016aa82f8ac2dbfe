import type { MedusaContainer } from "@medusajs/framework/types";
import type { Money } from "../gateway";
import { caseMoney } from "../rules/cases/case-money";
import { isLeftToStaff, openedAt } from "../rules/cases/current-cases";
import type { OrderWithCases } from "../records/cases";
import type { RecordedOrder } from "../store/orders/order-plans";
import type { CommandRow } from "../records/orders";
import { retryPause } from "../rules/schedule/schedule";
import type AssistModuleService from "../modules/assist/service";
import { errorMessage } from "../logging/error-message";
import { commandFactsOf } from "../rules/books/command-facts";
import { recordCorrection } from "../platform/record-correction";
import type { MedusaFacts } from "../rules/books/facts";
import type { Correction } from "../rules/books/correction";
import { shopInWords } from "../rules/books/shop-in-words";

/** What became of taking a hold. */
export type Taking =
  | { is: "taken"; recorded: RecordedOrder<OrderWithCases> }
  /** Staff have closed by hand that it stays held. */
  | { is: "for-staff" }
  /** Whether it was taken will be learned from Assist's operations. */
  | { is: "undecided" }
  | { is: "refused"; why: string };

/**
 * Takes what is held and was to be taken at once, as staff would: through the platform's own capture, logged, once.
 * What was refused is tried again only after a pause, however often somebody looks: anybody may come back from Assist.
 */
export async function takeHold(
  container: MedusaContainer,
  assist: AssistModuleService,
  { order }: RecordedOrder<OrderWithCases>,
  facts: MedusaFacts,
  correction: Extract<Correction, { do: "take-hold" }>,
  commands: readonly CommandRow[],
): Promise<Taking> {
  if (isLeftToStaff(order.cases, "held-not-taken", caseMoney(order, shopInWords(facts))))
    return { is: "for-staff" };
  const lately = await refusedLately(assist, openedAt(order.cases, "held-not-taken"), commands);
  if (lately) return { is: "refused", why: lately.message ?? "" };
  try {
    await recordCorrection(container, correction);
  } catch (error) {
    const { open } = commandFactsOf(await assist.commandLog.of(order.id), [], order.folded);
    return open ? { is: "undecided" } : { is: "refused", why: errorMessage(error) };
  }
  const after = (await assist.cases.order(order.order_number)) ?? order;
  return { is: "taken", recorded: { ...(await assist.orders.recorded(after)), plan: null } };
}

/** What staff are told when it was not taken; the reason follows. */
export function notTaken(held: Money): string {
  return `Assist holds ${held}, which was to be taken at once, and taking it did not succeed`;
}

async function refusedLately(
  assist: AssistModuleService,
  failingSince: Date | null,
  commands: readonly CommandRow[],
): Promise<CommandRow | undefined> {
  const last = commands.findLast(({ kind, state }) => kind === "charge" && state === "refused");
  if (!last?.closed_at) return undefined;
  const now = await assist.orders.now();
  return now.getTime() - last.closed_at.getTime() < retryPause(failingSince, now) ? last : undefined;
}
