import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { reversalOf } from "../rules/staff/permissions";
import type { CaseRow } from "../records/cases";
import type { CommandRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import { recordedPosition, type OrderWithShop } from "../rules/books/at-rest";
import { reconcileOrderWorkflow } from "../reconciliation";
import { hasMoney } from "../rules/books/next-correction";
import { permissionFacts } from "./permission-dto";
import { readOrderWithShop } from "./known-order";
import { requireCase } from "./close-case";

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
  const assist = container.resolve(ASSIST_MODULE);
  const meant = await requireCase(assist, id);
  const { order_number: orderNumber } = meant;
  if (meant.about === "bill")
    throw refusal("This case is about a bill, and not about its money. Nothing was sent.");
  await assist.check(orderNumber);
  const token = await assist.orderLease.take(orderNumber, waitMilliseconds);
  if (!token) throw busy();
  try {
    // Whoever had the lease before may have refunded it.
    const known = await readOrderWithShop(container, orderNumber);
    if (isRefunded(known)) return "already";
    await requireRefundable(assist, known, meant);
    if (!(await assist.orderLease.renew(orderNumber, token))) throw busy();
    const after = await assist.commands.reverse(orderNumber, meant.reason);
    if (!hasMoney(after.position))
      await assist.cases.close(known.order, ["payment"], { how: "refunded", ...staff });
  } finally {
    await assist.orderLease.release(orderNumber, token);
  }
  await reconcileOrderWorkflow(container).run({ input: { order_number: orderNumber, wait: true } });
  return "refunded";
}

function isRefunded(known: OrderWithShop): boolean {
  const isDone = ({ kind, state }: CommandRow): boolean => kind === "refund" && state === "done";
  return !hasMoney(recordedPosition(known)) && known.commands.some(isDone);
}

async function requireRefundable(
  assist: AssistModuleService,
  known: OrderWithShop,
  { id }: Pick<CaseRow, "id">,
): Promise<void> {
  const accountReady = (await assist.accounts.find(known.order.account)) !== undefined;
  const permission = reversalOf(permissionFacts(known, recordedPosition(known), accountReady, undefined));
  if (!permission.allowed) throw refusal(`${permission.sentence} Nothing was sent.`);
  if (!known.order.cases.some((each) => each.id === id && each.open))
    throw refusal("This case is closed already. Nothing was sent; look at the list again.");
}

function busy(): MedusaError {
  return refusal("This payment is being looked at just now. Nothing was sent; try again in a minute.");
}

function refusal(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
}
