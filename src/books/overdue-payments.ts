import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../logging/log";
import { ASSIST_MODULE } from "../modules/assist";
import type { OrderWithCases } from "../records/cases";
import type { OrderRow } from "../records/orders";
import { isOpen } from "../rules/cases/current-cases";
import { endingOf, nextCheck, payableSince } from "../rules/schedule/schedule";

/** Whether an order has had its time and neither the shop nor the bank has decided about it: staff should. */
export function isOverdue(order: OrderRow, now: Date): boolean {
  return endingOf(order.state) === "staff" && nextCheck(order.state, payableSince(order), now) === null;
}

/** Shows staff such an order. */
export async function tellOfOverdue(container: MedusaContainer, order: OrderWithCases): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  const [reason, sentence] =
    order.state === "held"
      ? ([
          "held-too-long",
          `Assist still holds ${order.held} ${order.currency}, long after a hold should have been taken or let go. The job looks at it no more; capture it, or let it go, in the personal account.`,
        ] as const)
      : ([
          "no-answer",
          "Assist has not decided about this payment for a month. The job looks at it no more; look at it in the personal account.",
        ] as const);
  const told = await assist.cases.open(order, reason, sentence);
  if (told === "open" && !isOpen(order.cases, reason))
    logOf(container).error(sentence, { order: order.order_number, account: order.account, case: reason });
}
