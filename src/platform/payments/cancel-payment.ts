import { ContainerRegistrationKeys, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

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
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_collection",
    fields: ["id", "payments.canceled_at", "payments.captures.id"],
    filters: { id },
  });
  const collection = data[0] as StoredCollection | undefined;
  const isOver = collection?.payments?.every((each) => each.canceled_at && !each.captures?.length);
  if (isOver) await markCanceled(container, id);
}

export async function markCanceled(container: MedusaContainer, collectionId: string): Promise<void> {
  const status = { status: PaymentCollectionStatus.CANCELED } as Record<string, unknown>;
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(collectionId, status);
}
