import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { MoneyEvent } from "../records/rows";
import { tellUnlessHeard, unheardEvent } from "../books/money-events";

/** Gives out the platform's event of a capture or refund that it has told nobody of. */
export default async function moneyUnheard({ event, container }: SubscriberArgs<MoneyEvent>): Promise<void> {
  await tellUnlessHeard(container, event.data);
}

export const config: SubscriberConfig = {
  event: unheardEvent,
  context: { subscriberId: "assist-money-unheard" },
};
