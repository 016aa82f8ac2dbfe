import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { cancelPayment } from "./cancel-payment";

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
