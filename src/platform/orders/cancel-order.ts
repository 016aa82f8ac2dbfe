import type { MedusaContainer } from "@medusajs/framework/types";
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows";

// Apart from what else changes an order: the payment provider loads that too, and must not load Medusa's workflows.

/** Throws with the platform's sentence when it does not cancel the order. */
export async function cancelOrder(container: MedusaContainer, orderId: string): Promise<void> {
  await cancelOrderWorkflow(container).run({ input: { order_id: orderId } });
}
