import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { forgetCustomer } from "../customer-data/saved-cards";

/** Nobody can pay any more with what Assist has kept under this customer's number. */
export default async function customerDeleted({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await forgetCustomer(container, event.data.id);
}

export const config: SubscriberConfig = {
  event: "customer.deleted",
  context: { subscriberId: "assist-customer-deleted" },
};
