import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import type { Standing } from "../store/orders/order-plans";
import type { OrderRow } from "../records/orders";
import type AssistModuleService from "../modules/assist/service";
import { errorMessage } from "../platform/error-message";
import { bringMedusaToMatch } from ".";
import { hasMoney } from "../rules/books/next-move";

/**
 * An order has been canceled: whether money is left for it is looked at now, so that staff are told at once what the
 * command that failed has learned. What fails here, the job does: the orders of the sessions are due.
 */
export async function lookAfterCancelling(
  container: MedusaContainer,
  sessionIds: readonly string[],
): Promise<void> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  for (const order of await assist.orders.ofSessionsOrCarts(sessionIds, [])) {
    try {
      if (hasMoney((await assist.orders.standing(order)).position))
        await bringMedusaToMatch(container, await newest(assist, order));
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.warn(
        `medusa-payment-assist: order ${order.order_number} is looked at later, after its cancelling: ${errorMessage(error)}`,
      );
    }
  }
}

/** By what is remembered where Assist gives no answer now: the command has asked just before it was sent. */
async function newest(assist: AssistModuleService, order: OrderRow): Promise<Standing> {
  try {
    return await assist.refresh(order.order_number);
  } catch {
    return { ...(await assist.orders.standing(order)), plan: null };
  }
}
