import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { capturePaymentWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows";

/** What Medusa's own row of a capture or refund gets; `amount`: decimal text. */
interface Movement {
  paymentId: string;
  /** Id of the user. */
  by: string | undefined;
}

/** Has Medusa take what a payment holds; without an amount all that it has authorised. Throws with the provider's sentence. */
export async function capturePayment(
  container: MedusaContainer,
  { paymentId, by, amount }: Movement & { amount: string | undefined },
): Promise<void> {
  await capturePaymentWorkflow(container).run({
    input: { payment_id: paymentId, captured_by: by, ...(amount === undefined ? {} : { amount }) },
  });
}

/** Has Medusa give back what a payment has taken. Throws with the provider's sentence. */
export async function refundPayment(
  container: MedusaContainer,
  refund: Movement & {
    amount: string;
    note: string | undefined;
    reasonId: string | undefined;
    orderIsCanceled: boolean;
  },
): Promise<void> {
  const { paymentId, by, amount, note, reasonId, orderIsCanceled } = refund;
  const input = {
    payment_id: paymentId,
    amount,
    created_by: by,
    ...(note === undefined ? {} : { note }),
    ...(reasonId === undefined ? {} : { refund_reason_id: reasonId }),
  };
  // The workflow would move the money and then refuse to write credit lines for a canceled order; sync-order books the line.
  if (orderIsCanceled) await container.resolve(Modules.PAYMENT).refundPayment(input);
  else await refundPaymentWorkflow(container).run({ input });
}
