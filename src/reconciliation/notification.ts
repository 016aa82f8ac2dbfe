import type { MedusaContainer } from "@medusajs/framework/types";
import { logOf } from "../logging/log";
import { ASSIST_MODULE } from "../modules/assist";
import { notStored } from "../payments/notifications";
import { reconcileOrderWorkflow } from ".";

/**
 * Takes a result notification: checks and stores it, and returns what to answer the gateway. A positive answer means
 * that the message is on disk and its order is due. The check at the gateway follows by itself, after the answer.
 */
export async function receiveNotification(
  container: MedusaContainer,
  fields: unknown,
  sender: string,
): Promise<{ answer: string; followUp?: Promise<void> }> {
  const assist = container.resolve(ASSIST_MODULE);
  const log = logOf(container);
  try {
    const { verdict, answer, orderNumber } = await assist.notifications.receive(fields, sender);
    if (verdict !== "genuine") log.warn("A notification was refused.", { verdict });
    if (orderNumber === undefined) return { answer };
    return {
      answer,
      followUp: assist.checkQueue.begin(orderNumber, () => checkOrder(container, orderNumber)),
    };
  } catch (error) {
    log.error("A notification could not be stored.", {}, error);
    return { answer: notStored };
  }
}

/** The order is due anyway, so a failure here only means that the job looks later. */
async function checkOrder(container: MedusaContainer, orderNumber: string): Promise<void> {
  try {
    await reconcileOrderWorkflow(container).run({ input: { order_number: orderNumber, by: "notification" } });
  } catch (error) {
    logOf(container).warn("An order could not be checked on notification.", { order: orderNumber }, error);
  }
}
