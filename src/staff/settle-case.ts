import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import type AssistModuleService from "../modules/assist/service";

/**
 * Staff say that they have dealt with a case. `reason`: what they saw; another one by now is not what they mean.
 * Throws NOT_FOUND for a number that is not ours, NOT_ALLOWED when there is no such case any more.
 */
export async function settleCase(
  container: MedusaContainer,
  orderNumber: string,
  { note, by, reason }: { note: string; by: string | undefined; reason: string | undefined },
): Promise<void> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const order = await assist.orders.byNumber(orderNumber);
  if (!order)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this number.");
  const meant = reason ?? order.attention;
  if (meant !== null && (await assist.attention.settleByHand(orderNumber, meant, { by, note }))) return;
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    order.attention === null
      ? "There is nothing to settle about this payment: it is not on the list, or it has been settled already."
      : "The case has changed since you looked at it. Nothing was settled; look at it again.",
  );
}
