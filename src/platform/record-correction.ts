import { ContainerRegistrationKeys, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils";
import type { MedusaContainer, UpdateCartDataDTO, UpdatePaymentDTO } from "@medusajs/framework/types";
import {
  addOrderTransactionStep,
  authorizePaymentSessionStep,
  completeCartWorkflow,
} from "@medusajs/medusa/core-flows";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { recordedByPlugin } from "./payments/internal-services";
import { cancelPayment, capturePayment, markCanceled, refundPayment } from "./payments/move-money";
import { recordingObstacle } from "./payments/obstacles";
import { readRows } from "./query";
import { amountFields, decimal, sumOf, type StoredAmount } from "./sums/stored-amount";
import type { PaymentFacts } from "../rules/books/facts";
import type { Correction } from "../rules/books/correction";

/** A line for an order's account of what was paid; refunds have a negative amount. */
interface NewTransaction {
  order_id: string;
  amount: string;
  currency_code: string;
  reference: string;
  reference_id: string;
}

/** Authorises a session that has no cart to complete: an order's own payment collection. */
const authorizeSessionWorkflow = createWorkflow(
  "assist-authorize-session",
  (input: { id: string; order_id?: string }) => {
    const payment = authorizePaymentSessionStep({ id: input.id, context: {} });
    const lines = transform({ input, payment }, (data) => {
      const { order_id } = data.input;
      if (!order_id || !data.payment?.captures) return [];
      return data.payment.captures.map((capture) => ({
        order_id,
        amount: capture.raw_amount ?? capture.amount,
        currency_code: data.payment?.currency_code ?? "",
        reference: "capture",
        reference_id: capture.id,
      }));
    });
    addOrderTransactionStep(lines);
    return new WorkflowResponse(payment);
  },
);

const addTransactionsWorkflow = createWorkflow(
  "assist-add-order-transactions",
  (input: { lines: NewTransaction[] }) => {
    return new WorkflowResponse(addOrderTransactionStep(input.lines));
  },
);

/** Steps that are the platform's alone. */
export type PlatformCorrection = Exclude<Correction, { do: "nothing" | "wait" | "tell-staff" | "make-bill" }>;

/** Carries out one step with Medusa's own workflows. Throws with the platform's sentence when it refuses. */
export async function recordCorrection(
  container: MedusaContainer,
  correction: PlatformCorrection,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  switch (correction.do) {
    case "complete-cart":
      await completeCartWorkflow(container).run({ input: { id: correction.cartId } });
      return;
    case "authorize-session":
      await authorizeSessionWorkflow(container).run({
        input: { id: correction.sessionId, order_id: correction.orderId },
      });
      return;
    case "take-hold":
      // Without an amount the platform takes all of what it has authorised, which may have more decimals than the currency.
      return capturePayment(container, { paymentId: correction.paymentId });
    case "record-capture":
      return capturePayment(container, {
        paymentId: correction.paymentId,
        amount: correction.amount.amount,
        by: recordedByPlugin,
      });
    case "record-refund": {
      const { paymentId, toOrder } = correction;
      const { amount } = correction.amount;
      if (toOrder) {
        const query = container.resolve(ContainerRegistrationKeys.QUERY);
        const obstacle = await recordingObstacle(query, paymentId, amount);
        if (obstacle !== undefined) throw new Error(obstacle);
      }
      const note = "Made at Assist and recorded from there";
      return refundPayment(container, { paymentId, amount, by: recordedByPlugin, note, toOrder });
    }
    case "record-cancel":
      await cancelPayment(container, correction.paymentId);
      return;
    case "add-transactions":
      await addTransactionsWorkflow(container).run({
        input: { lines: correction.lines.map((line) => newTransaction(correction.orderId, line)) },
      });
      return;
    case "remove-transactions":
      await container.resolve(Modules.ORDER).deleteOrderTransactions(correction.ids);
      return;
    case "mark-canceled":
      await markCanceled(container, correction.collectionId);
      return;
    case "keep-hold":
      await bringBack(container, correction);
      return;
    case "raise-payment":
      await raisePayment(container, correction);
      return;
    case "add-up":
      await addUp(container, correction.collectionId);
      return;
    case "tie-order":
      await container.resolve(ContainerRegistrationKeys.LINK).create({
        [Modules.ORDER]: { order_id: correction.orderId },
        [Modules.PAYMENT]: { payment_collection_id: correction.collectionId },
      });
      return;
    case "close-cart":
      await container
        .resolve(Modules.CART)
        .updateCarts(correction.cartId, { completed_at: new Date() } as UpdateCartDataDTO);
      return;
    case "mark-captured":
      await payments.updatePayment({ id: correction.paymentId, captured_at: new Date() } as UpdatePaymentDTO);
      return;
    case "drop-rows":
      await dropRows(container, correction.payment, correction.captures, correction.refunds);
      return;
  }
}

function newTransaction(
  orderId: string,
  line: Extract<Correction, { do: "add-transactions" }>["lines"][number],
): NewTransaction {
  return {
    order_id: orderId,
    amount: (line.reference === "refund" ? line.exact.negated() : line.exact).toFixed(),
    currency_code: line.amount.currency.toLowerCase(),
    reference: line.reference,
    reference_id: line.referenceId,
  };
}

/** The payment's collection counts again, and those that nobody has begun to pay into ask for the rest. */
async function bringBack(
  container: MedusaContainer,
  { paymentId, collectionId, amount, rest, unused }: Extract<Correction, { do: "keep-hold" }>,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  const update = (id: string, values: { status?: PaymentCollectionStatus; amount?: string }) =>
    payments.updatePaymentCollections(id, values as Record<string, unknown>);
  if (amount) await payments.updatePayment({ id: paymentId, amount: amount.amount } as UpdatePaymentDTO);
  await update(collectionId, {
    status: PaymentCollectionStatus.AUTHORIZED,
    ...(amount && { amount: amount.amount }),
  });
  const [first, ...others] = unused;
  if (first !== undefined && !rest.isZero) await update(first, { amount: rest.amount });
  for (const id of rest.isZero ? unused : others) await markCanceled(container, id);
}

interface RaisedCollection extends StoredAmount {
  payments?: (StoredAmount & { id: string; canceled_at: Date | string | null })[] | null;
}

/** The collection first: while the payment is not raised, the same is done again. It asks for no less than it did. */
async function raisePayment(
  container: MedusaContainer,
  { paymentId, collectionId, amount }: Extract<Correction, { do: "raise-payment" }>,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  const [collection] = await readRows<RaisedCollection>(container, {
    entity: "payment_collection",
    fields: [...amountFields(), "payments.id", "payments.canceled_at", ...amountFields("payments.")],
    filters: { id: collectionId },
  });
  const others = (collection?.payments ?? []).filter(
    ({ id, canceled_at: canceled }) => id !== paymentId && !canceled,
  );
  const covered = sumOf(others).plus(amount.amount);
  if (collection && covered.isGreaterThan(decimal(collection))) {
    await payments.updatePaymentCollections(collectionId, { amount: covered.toFixed() } as unknown as Record<
      string,
      unknown
    >);
  }
  await payments.updatePayment({ id: paymentId, amount: amount.amount } as unknown as UpdatePaymentDTO);
}

/** Takes back rows of commands that were never carried out, and the sums that may have counted them in. */
async function dropRows(
  container: MedusaContainer,
  payment: PaymentFacts,
  captures: string[],
  refunds: string[],
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  await dropTransactions(container, [...captures, ...refunds]);
  if (captures.length > 0) await payments.deleteCaptures(captures);
  if (refunds.length > 0) await payments.deleteRefunds(refunds);
  await addUp(container, payment.collectionId);
}

/** Has the payment collection show what its payments' rows say. */
async function addUp(container: MedusaContainer, collectionId: string): Promise<void> {
  const remaining = await readRows<{ captures?: StoredAmount[]; refunds?: StoredAmount[] }>(container, {
    entity: "payment",
    fields: [...amountFields("captures."), ...amountFields("refunds.")],
    filters: { payment_collection_id: collectionId },
  });
  // Only shown, never decided upon: the platform works these sums out anew with every capture and refund.
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collectionId, {
    captured_amount: sumOf(remaining.flatMap((each) => each.captures ?? [])).toFixed(),
    refunded_amount: sumOf(remaining.flatMap((each) => each.refunds ?? [])).toFixed(),
  } as Record<string, unknown>);
}

/** A later refund of the same payment has the platform add a line for every row that it finds (platform §1.6). */
async function dropTransactions(container: MedusaContainer, rowIds: string[]): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const lines = await orders.listOrderTransactions({ reference_id: rowIds }, { select: ["id"] });
  if (lines.length > 0) await orders.deleteOrderTransactions(lines.map((line) => line.id));
}
