import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { capturePaymentWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { readRows } from "../query";

/** What Medusa's own row of a capture or refund gets; `amount`: decimal text. */
interface Movement {
  paymentId: string;
  /** Id of the user, or the plugin's own mark; absent where the platform asks by itself. */
  by?: string | undefined;
}

/** Has Medusa take what a payment holds; without an amount all that it has authorised. Throws with the provider's sentence. */
export async function capturePayment(
  container: MedusaContainer,
  { paymentId, by, amount }: Movement & { amount?: string | undefined },
): Promise<void> {
  await capturePaymentWorkflow(container).run({
    input: {
      payment_id: paymentId,
      ...(by === undefined ? {} : { captured_by: by }),
      ...(amount === undefined ? {} : { amount }),
    },
  });
}

/** Has Medusa refund what a payment has taken. Throws with the provider's sentence. */
export async function refundPayment(
  container: MedusaContainer,
  refund: Movement & {
    amount: string;
    note?: string | undefined;
    reasonId?: string | undefined;
    /** The payment has an order that is not canceled, whose account gets a line. */
    toOrder: boolean;
  },
): Promise<void> {
  const { paymentId, by, amount, note, reasonId, toOrder } = refund;
  const input = {
    payment_id: paymentId,
    amount,
    created_by: by,
    ...(note === undefined ? {} : { note }),
    ...(reasonId === undefined ? {} : { refund_reason_id: reasonId }),
  };
  // The workflow fails for a payment without an order, and, once the money has moved, for a canceled order.
  if (toOrder) await refundPaymentWorkflow(container).run({ input });
  else await container.resolve(Modules.PAYMENT).refundPayment(input);
}

interface StoredCollection {
  id: string;
  payments?: { canceled_at: Date | string | null; captures?: { id: string }[] | null }[] | null;
}

/**
 * Cancels a payment, and with it a payment collection that has no other: else the order would go on showing money as
 * authorised that nobody holds any more. Throws with the provider's sentence when the hold did not go.
 */
export async function cancelPayment(container: MedusaContainer, paymentId: string): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  const { payment_collection_id: id } = await payments.cancelPayment(paymentId);
  const [collection] = await readRows<StoredCollection>(container, {
    entity: "payment_collection",
    fields: ["id", "payments.canceled_at", "payments.captures.id"],
    filters: { id },
  });
  const isOver = collection?.payments?.every((each) => each.canceled_at && !each.captures?.length);
  if (isOver) await markCanceled(container, id);
}

export async function markCanceled(container: MedusaContainer, collectionId: string): Promise<void> {
  const status = { status: PaymentCollectionStatus.CANCELED } as Record<string, unknown>;
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collectionId, status);
}

const voidPaymentStep = createStep(
  "assist-void-payment",
  async ({ payment_id: id }: { payment_id: string }, { container }) => {
    await cancelPayment(container, id);
    return new StepResponse(id);
  },
);

/**
 * Lets an order's hold go and leaves the order as it is. Medusa's own step for it swallows the provider's error, so that a
 * hold that is still there would look released (platform §1.6).
 */
export const voidPaymentWorkflow = createWorkflow("assist-void-payment", (input: { payment_id: string }) => {
  return new WorkflowResponse(voidPaymentStep(input));
});
