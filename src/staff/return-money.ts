import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { returnOf } from "../rules/staff/acts";
import type { AttemptRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import { rememberedPosition, type Known } from "../rules/books/judgement";
import { syncOrderWorkflow } from "../reconciliation";
import { hasMoney } from "../rules/books/next-move";
import { actFacts } from "./act-facts";
import { readKnownOrder } from "./known-order";

const waitMilliseconds = 10_000;

/** What came of it: `already` when somebody, or the merchant's policy, had given it back before. */
export type Returned = "returned" | "already";

/**
 * Gives back the money of a case, as the merchant's policy would, once: only what no live order has a claim to. The case
 * is settled then. Throws a MedusaError with a sentence: NOT_FOUND, NOT_ALLOWED when nothing was given back,
 * UNEXPECTED_STATE when that is not known.
 */
export async function returnMoney(
  container: MedusaContainer,
  orderNumber: string,
  staff: { by: string | undefined; note: string | undefined },
): Promise<Returned> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  await readKnownOrder(container, orderNumber);
  await assist.refresh(orderNumber);
  const token = await assist.orderLease.take(orderNumber, waitMilliseconds);
  if (!token) throw busy();
  try {
    // Whoever had the lease before may have given it back.
    const known = await readKnownOrder(container, orderNumber);
    if (isGivenBack(known)) return "already";
    await requireReturnable(assist, known);
    if (!(await assist.orderLease.renew(orderNumber, token))) throw busy();
    const after = await assist.commands.giveBack(orderNumber, known.order.attention ?? "staff");
    if (!hasMoney(after.position))
      await assist.attention.settle(known.order, { how: "money-returned", ...staff });
  } finally {
    await assist.orderLease.release(orderNumber, token);
  }
  await syncOrderWorkflow(container).run({ input: { order_number: orderNumber, wait: true } });
  return "returned";
}

function isGivenBack(known: Known): boolean {
  const isDone = ({ kind, state }: AttemptRow): boolean => kind === "refund" && state === "done";
  return !hasMoney(rememberedPosition(known)) && known.attempts.some(isDone);
}

async function requireReturnable(assist: AssistModuleService, known: Known): Promise<void> {
  const accountReady = (await assist.accounts.find(known.order.account)) !== undefined;
  const permission = returnOf(actFacts(known, rememberedPosition(known), accountReady, undefined));
  if (!permission.allowed) throw refusal(`${permission.sentence} Nothing was sent.`);
  if (known.order.attention === null)
    throw refusal("This payment is not on the attention list. Nothing was sent; check it first.");
}

function busy(): MedusaError {
  return refusal("This payment is being looked at just now. Nothing was sent; try again in a minute.");
}

function refusal(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
}
