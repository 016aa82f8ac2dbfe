import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { capturePaymentWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows";

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

/** Has Medusa give back what a payment has taken. Throws with the provider's sentence. */
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
