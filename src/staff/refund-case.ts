import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { returnOf } from "../rules/staff/acts";
import type { CaseRow } from "../records/cases";
import type { AttemptRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import { rememberedPosition, type Known } from "../rules/books/judgement";
import { syncOrderWorkflow } from "../reconciliation";
import { hasMoney } from "../rules/books/next-move";
import { actFacts } from "./act-facts";
import { readKnownOrder } from "./known-order";
import { requireCase } from "./require-case";

const waitMilliseconds = 10_000;

/** What came of it: `already` when somebody, or the merchant's policy, had refunded it before. */
export type CaseRefund = "refunded" | "already";

/**
 * Refunds the money of a case, or lets its hold go, as the merchant's policy would, once: only what no live order has a
 * claim to. The case is closed then. Throws a MedusaError with a sentence: NOT_FOUND, NOT_ALLOWED when nothing was moved,
 * UNEXPECTED_STATE when that is not known.
 */
export async function refundCase(
  container: MedusaContainer,
  id: string,
  staff: { by: string | undefined; note: string | undefined },
): Promise<CaseRefund> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const meant = await requireCase(assist, id);
  const { order_number: orderNumber } = meant;
  await assist.refresh(orderNumber);
  const lease = await assist.lease.take(orderNumber, waitMilliseconds);
  if (!lease)
    throw refusal("This payment is being looked at just now. Nothing was sent; try again in a minute.");
  try {
    // Whoever had the lease before may have refunded it.
    const known = await readKnownOrder(container, orderNumber);
    if (isRefunded(known)) return "already";
    await requireRefundable(assist, known, meant);
    const after = await assist.commands.giveBack(orderNumber, meant.reason);
    if (!hasMoney(after.position))
      await assist.cases.close(known.order, ["payment"], { how: "refunded", ...staff });
  } finally {
    await assist.lease.release(orderNumber, lease);
  }
  await syncOrderWorkflow(container).run({ input: { order_number: orderNumber, wait: true } });
  return "refunded";
}

function isRefunded(known: Known): boolean {
  const isDone = ({ kind, state }: AttemptRow): boolean => kind === "refund" && state === "done";
  return !hasMoney(rememberedPosition(known)) && known.attempts.some(isDone);
}

async function requireRefundable(
  assist: AssistModuleService,
  known: Known,
  { id, about }: Pick<CaseRow, "id" | "about">,
): Promise<void> {
  if (about === "bill")
    throw refusal("This case is about a bill, and not about its money. Nothing was sent.");
  const accountReady = (await assist.accounts.find(known.order.account)) !== undefined;
  const permission = returnOf(actFacts(known, rememberedPosition(known), accountReady, undefined));
  if (!permission.allowed) throw refusal(`${permission.sentence} Nothing was sent.`);
  if (!known.order.cases.some((each) => each.id === id && each.open))
    throw refusal("This case is closed already. Nothing was sent; look at the list again.");
}

function refusal(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
}
