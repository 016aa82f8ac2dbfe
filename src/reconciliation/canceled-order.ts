import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../logging/log";
import { ASSIST_MODULE } from "../modules/assist";
import type { RecordedOrder } from "../store/orders/order-plans";
import type { OrderRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import { readOrderSessions } from "../platform/orders/order-sessions";
import { bringMedusaToMatch } from ".";
import { hasMoney } from "../rules/books/next-correction";

/**
 * An order has been canceled, which carries on when its payment could not be voided or refunded, and may fail before the
 * provider is asked at all: whether money is left for it is looked at now, so that staff are told at once what the command
 * that failed has learned. What fails here, the job does: the orders of the sessions are due.
 */
export async function reconcileCanceledOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  const { sessions } = await readOrderSessions(container, orderId);
  const ids = sessions.map(({ id }) => id);
  // Should this process die now, the job looks.
  await assist.orders.checkSessionsWithin(ids, 1);
  for (const order of await assist.orders.ofSessionsOrCarts(ids, [])) {
    try {
      if (hasMoney((await assist.orders.recorded(order)).position))
        await bringMedusaToMatch(container, await newest(assist, order));
    } catch (error) {
      const about = { order: order.order_number, account: order.account };
      logOf(container).warn("An order is looked at later, after its cancelling.", about, error);
    }
  }
}

/** By what is remembered where Assist gives no answer now: the command has asked just before it was sent. */
async function newest(assist: AssistModuleService, order: OrderRow): Promise<RecordedOrder> {
  try {
    return await assist.check(order.order_number);
  } catch {
    return { ...(await assist.orders.recorded(order)), plan: null };
  }
}
