import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { noteHeard } from "../books/money-events";
import type { MoneyEventName } from "../records/rows";

/** Other programs of the shop hear of a capture or refund now. */
export default async function moneyHeard({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await noteHeard(container, event.data.id, event.name as MoneyEventName);
}

export const config: SubscriberConfig = {
  event: ["payment.captured", "payment.refunded"],
  context: { subscriberId: "assist-money-heard" },
};
