import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import type AssistModuleService from "../modules/assist/service";
import { reconcileOrderWorkflow } from ".";
import { factsOf } from "../books/facts";
import { keepHold } from "../rules/books/keep-hold";
import { recordCorrection } from "../platform/record-correction";
import { readOrderSessions } from "../platform/orders/order-sessions";

const waitMilliseconds = 10_000;

/**
 * Puts the held payments of an order right after a change of it whose workflow has ended, without asking the gateway, and
 * has each looked at. What fails here, the job does within minutes.
 */
export async function keepHoldsOf(container: MedusaContainer, orderId: string): Promise<void> {
  const assist = container.resolve(ASSIST_MODULE);
  const { payments } = await readOrderSessions(container, orderId);
  const sessions = payments.map(({ sessionId }) => sessionId);
  await assist.orders.checkSessionsWithin(sessions, 1);
  for (const order of await assist.orders.ofSessionsOrCarts(sessions, [])) {
    if (order.state !== "held") continue;
    await keepHoldOf(container, assist, order.order_number);
    await reconcileOrderWorkflow(container)
      .run({ input: { order_number: order.order_number, wait: true } })
      .catch(() => undefined);
  }
}

async function keepHoldOf(
  container: MedusaContainer,
  assist: AssistModuleService,
  orderNumber: string,
): Promise<void> {
  const token = await assist.orderLease.take(orderNumber, waitMilliseconds);
  if (!token) return;
  try {
    const order = await assist.orders.byNumber(orderNumber);
    if (!order) return;
    const recorded = await assist.orders.recorded(order);
    const facts = await factsOf(container, assist, recorded.order);
    const move = facts.payment && keepHold(recorded.position, facts, facts.payment, true);
    if (move?.do === "keep-hold" && (await assist.orderLease.renew(orderNumber, token)))
      await recordCorrection(container, move);
  } finally {
    await assist.orderLease.release(orderNumber, token);
  }
}
