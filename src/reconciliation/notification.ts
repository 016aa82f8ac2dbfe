import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { notStored } from "../payments/notifications";
import type AssistModuleService from "../modules/assist/service";
import { errorMessage } from "../platform/error-message";
import { syncOrderWorkflow } from ".";

/**
 * Takes a result notification: checks and stores it, and returns what to answer the gateway. A positive answer means
 * that the message is on disk and its order is due. The look at the gateway follows by itself, after the answer.
 */
export async function receiveNotification(
  container: MedusaContainer,
  fields: unknown,
  sender: string,
): Promise<{ answer: string; followUp?: Promise<void> }> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  try {
    const { verdict, answer, orderNumber } = await assist.notifications.receive(fields, sender);
    if (verdict !== "genuine") logger.warn(`medusa-payment-assist: a notification was refused: ${verdict}`);
    if (orderNumber === undefined) return { answer };
    return { answer, followUp: assist.looks.begin(orderNumber, () => look(container, orderNumber)) };
  } catch (error) {
    logger.error(`medusa-payment-assist: a notification could not be stored: ${errorMessage(error)}`);
    return { answer: notStored };
  }
}

/** The order is due anyway, so a failure here only means that the job looks later. */
async function look(container: MedusaContainer, orderNumber: string): Promise<void> {
  try {
    await syncOrderWorkflow(container).run({ input: { order_number: orderNumber, by: "notification" } });
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(
      `medusa-payment-assist: order ${orderNumber} could not be checked on notification: ${errorMessage(error)}`,
    );
  }
}
