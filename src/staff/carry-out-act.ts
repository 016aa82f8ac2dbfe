import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Money } from "../gateway";
import { ASSIST_MODULE } from "../modules/assist";
import type { ActEnd } from "../store/commands/act-store";
import type { ActRow } from "../records/acts";
import { actsOf } from "../rules/staff/acts";
import { errorMessage } from "../logging/error-message";
import { type Known, rememberedPosition } from "../rules/books/judgement";
import { syncOrderWorkflow } from "../reconciliation";
import { actFacts } from "./act-facts";
import { readKnownOrder } from "./known-order";
import { readOrderChange } from "../platform/orders/order-change";
import { capturePayment, refundPayment, voidPaymentWorkflow } from "../platform/payments/move-money";
import { bookedAmount } from "../platform/payments/payments";

/** What goes into Medusa's own row besides the amount. */
export interface ActDetails {
  note?: string | undefined;
  refundReasonId?: string | undefined;
}

/**
 * Looks at Assist, sends nothing that is not possible, and has Medusa's own workflow move both books. Never throws: how it
 * ended is for the act's row and for whoever asked, in the same words.
 */
export async function carryOutAct(
  container: MedusaContainer,
  act: ActRow,
  asked: Money | undefined,
  details: ActDetails,
): Promise<ActEnd> {
  let before: Known | undefined;
  let amount: Money | undefined;
  try {
    await syncOrderWorkflow(container).run({ input: { order_number: act.order_number, wait: true } });
    before = await readKnownOrder(container, act.order_number);
    const possible = await possibleAmount(container, before, act, asked);
    await requireOwn(container, act);
    amount = possible;
    await run(container, act, amount, before, details);
    if (before.order.cases.some(({ open }) => open)) await lookForCase(container, act);
    return { state: "done", amount: amount.amount, message: null };
  } catch (error) {
    const end = await endOf(container, act, amount, before, errorMessage(error));
    return { ...end, amount: amount?.amount ?? null };
  }
}

/** The act may have been what a case was waiting for. Where it cannot be seen now, the job sees it within minutes. */
async function lookForCase(container: MedusaContainer, { order_number: number }: ActRow): Promise<void> {
  await syncOrderWorkflow(container)
    .run({ input: { order_number: number, wait: true } })
    .catch(() => undefined);
}

/** Throws NOT_ALLOWED with a sentence when it cannot be done, or not as much of it. */
async function possibleAmount(
  container: MedusaContainer,
  known: Known,
  { kind }: ActRow,
  asked: Money | undefined,
): Promise<Money> {
  const assist = container.resolve(ASSIST_MODULE);
  const { order, facts } = known;
  const change = facts.order && (await readOrderChange(container, facts.order.id, order.currency));
  const accountReady = (await assist.accounts.find(order.account)) !== undefined;
  const permission = actsOf(actFacts(known, rememberedPosition(known), accountReady, change))[kind];
  if (!permission.allowed) throw refusal(permission.sentence);
  const { most } = permission;
  if (!most) throw refusal("There is nothing to move.");
  if (asked?.isMoreThan(most)) throw refusal(`No more than ${most} can be taken for this.`);
  return asked ?? most;
}

async function requireOwn(container: MedusaContainer, { id }: ActRow): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  if (!(await assist.acts.renew(id)))
    throw refusal("This was held up on its way to Assist and has been given up meanwhile.");
}

async function run(
  container: MedusaContainer,
  act: ActRow,
  amount: Money,
  { facts }: Known,
  { note, refundReasonId }: ActDetails,
): Promise<void> {
  const paymentId = act.payment_id;
  const by = act.made_by ?? undefined;
  if (act.kind === "void") {
    await voidPaymentWorkflow(container).run({ input: { payment_id: paymentId } });
    return;
  }
  const booked = await bookedAmount(container, act.kind, paymentId, amount);
  if (act.kind === "capture") return capturePayment(container, { paymentId, by, amount: booked });
  await refundPayment(container, {
    ...{ paymentId, by, note, reasonId: refundReasonId },
    amount: booked ?? amount.amount,
    // Of a canceled one sync-order books the line.
    toOrder: facts.order?.canceled !== true,
  });
}

const commandOf = { capture: "charge", void: "release", refund: "refund" } as const;

/** Something failed; our own journal knows whether money was moved before that. */
async function endOf(
  container: MedusaContainer,
  act: ActRow,
  amount: Money | undefined,
  before: Known | undefined,
  why: string,
): Promise<Omit<ActEnd, "amount">> {
  if (!before) return { state: "refused", message: `${why} Nothing was sent.` };
  if (!amount) return { state: "refused", message: why };
  const assist = container.resolve(ASSIST_MODULE);
  const earlier = new Set(before.attempts.map(({ id }) => id));
  // Others may act on the payment at the same time, in Medusa's own screens.
  const sent = (await assist.journal.of(before.order.id)).filter(
    (attempt) =>
      !earlier.has(attempt.id) &&
      attempt.kind === commandOf[act.kind] &&
      amount.equals(Money.parse(attempt.amount, attempt.currency)),
  );
  if (sent.length > 1 && sent.some(({ state }) => state !== "refused"))
    return {
      state: "unknown",
      message: `${why} Another operation of the same amount was sent at the same time. See what the order shows before you ask again.`,
    };
  if (sent.some(({ state }) => state === "done"))
    return {
      state: "done",
      message: `Assist has carried it out, but Medusa has not booked it: ${why} It will be booked within minutes; do not ask again.`,
    };
  const isOpen = sent.some(({ state }) => state === "sending" || state === "unknown");
  return { state: isOpen ? "unknown" : "refused", message: why };
}

function refusal(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `${sentence} Nothing was sent.`);
}
