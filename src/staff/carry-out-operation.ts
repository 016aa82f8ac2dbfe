import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Money } from "../gateway";
import { ASSIST_MODULE } from "../modules/assist";
import type { StaffOperationEnd } from "../store/commands/staff-operation-store";
import type { StaffOperationRow } from "../records/rows";
import { permissionsOf } from "../rules/staff/permissions";
import { errorMessage } from "../logging/error-message";
import { type OrderWithShop, recordedPosition } from "../rules/books/at-rest";
import { reconcileOrderWorkflow } from "../reconciliation";
import { permissionFacts } from "./permission-dto";
import { readOrderWithShop } from "./known-order";
import { readOrderChange } from "../platform/orders/order-change";
import { capturePayment, refundPayment, voidPaymentWorkflow } from "../platform/payments/move-money";
import { bookedAmount } from "../platform/payments/payments";

/** What goes into Medusa's own row besides the amount. */
export interface OperationDetails {
  note?: string | undefined;
  refundReasonId?: string | undefined;
}

/**
 * Looks at Assist, sends nothing that is not possible, and has Medusa's own workflow move both books. Never throws: how it
 * ended is for the operation's row and for whoever asked, in the same words.
 */
export async function carryOutOperation(
  container: MedusaContainer,
  operation: StaffOperationRow,
  asked: Money | undefined,
  details: OperationDetails,
): Promise<StaffOperationEnd> {
  let before: OrderWithShop | undefined;
  let amount: Money | undefined;
  try {
    await reconcileOrderWorkflow(container).run({
      input: { order_number: operation.order_number, wait: true },
    });
    before = await readOrderWithShop(container, operation.order_number);
    const possible = await possibleAmount(container, before, operation, asked);
    await requireOwn(container, operation);
    amount = possible;
    await run(container, operation, amount, before, details);
    if (before.order.cases.some(({ open }) => open)) await checkCase(container, operation);
    return { state: "done", amount: amount.amount, message: null };
  } catch (error) {
    const end = await endOf(container, operation, amount, before, errorMessage(error));
    return { ...end, amount: amount?.amount ?? null };
  }
}

/** The operation may have been what a case was waiting for. Where it cannot be seen now, the job sees it within minutes. */
async function checkCase(
  container: MedusaContainer,
  { order_number: number }: StaffOperationRow,
): Promise<void> {
  await reconcileOrderWorkflow(container)
    .run({ input: { order_number: number, wait: true } })
    .catch(() => undefined);
}

/** Throws NOT_ALLOWED with a sentence when it cannot be done, or not as much of it. */
async function possibleAmount(
  container: MedusaContainer,
  known: OrderWithShop,
  { kind }: StaffOperationRow,
  asked: Money | undefined,
): Promise<Money> {
  const assist = container.resolve(ASSIST_MODULE);
  const { order, facts } = known;
  const change = facts.order && (await readOrderChange(container, facts.order.id, order.currency));
  const accountReady = (await assist.accounts.find(order.account)) !== undefined;
  const permission = permissionsOf(permissionFacts(known, recordedPosition(known), accountReady, change))[
    kind
  ];
  if (!permission.allowed) throw refusal(permission.sentence);
  const { most } = permission;
  if (!most) throw refusal("There is nothing to move.");
  if (asked?.isMoreThan(most)) throw refusal(`No more than ${most} can be taken for this.`);
  return asked ?? most;
}

async function requireOwn(container: MedusaContainer, { id }: StaffOperationRow): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  if (!(await assist.staffOperations.renew(id)))
    throw refusal("This was held up on its way to Assist and has been given up meanwhile.");
}

async function run(
  container: MedusaContainer,
  operation: StaffOperationRow,
  amount: Money,
  { facts }: OrderWithShop,
  { note, refundReasonId }: OperationDetails,
): Promise<void> {
  const paymentId = operation.payment_id;
  const by = operation.made_by ?? undefined;
  if (operation.kind === "void") {
    await voidPaymentWorkflow(container).run({ input: { payment_id: paymentId } });
    return;
  }
  const booked = await bookedAmount(container, operation.kind, paymentId, amount);
  if (operation.kind === "capture") return capturePayment(container, { paymentId, by, amount: booked });
  await refundPayment(container, {
    ...{ paymentId, by, note, reasonId: refundReasonId },
    amount: booked ?? amount.amount,
    // Of a canceled one the reconciliation books the line.
    toOrder: facts.order?.canceled !== true,
  });
}

const commandOf = { capture: "charge", void: "release", refund: "refund" } as const;

/** Something failed; our own command log knows whether money was moved before that. */
async function endOf(
  container: MedusaContainer,
  operation: StaffOperationRow,
  amount: Money | undefined,
  before: OrderWithShop | undefined,
  why: string,
): Promise<Omit<StaffOperationEnd, "amount">> {
  if (!before) return { state: "refused", message: `${why} Nothing was sent.` };
  if (!amount) return { state: "refused", message: why };
  const assist = container.resolve(ASSIST_MODULE);
  const earlier = new Set(before.commands.map(({ id }) => id));
  // Others may act on the payment at the same time, in Medusa's own screens.
  const sent = (await assist.commandLog.of(before.order.id)).filter(
    (command) =>
      !earlier.has(command.id) &&
      command.kind === commandOf[operation.kind] &&
      amount.equals(Money.parse(command.amount, command.currency)),
  );
  if (sent.length > 1 && sent.some(({ state }) => state !== "refused")) {
    return {
      state: "unknown",
      message: `${why} Another operation of the same amount was sent at the same time. See what the order shows before you ask again.`,
    };
  }
  if (sent.some(({ state }) => state === "done")) {
    return {
      state: "done",
      message: `Assist has carried it out, but Medusa has not booked it: ${why} It will be booked within minutes; do not ask again.`,
    };
  }
  const isOpen = sent.some(({ state }) => state === "sending" || state === "unknown");
  return { state: isOpen ? "unknown" : "refused", message: why };
}

function refusal(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `${sentence} Nothing was sent.`);
}
