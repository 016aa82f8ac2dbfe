import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows";
import type { Money } from "../../gateway";
import type { SessionOfBill } from "../../records/bills";
import { chooseCollection } from "../../rules/bills/choose-collection";
import type { BilledOrder } from "../orders/billed-order";

/**
 * Makes the payment session of a bill in the order's own payment collection. Sessions that are there already stay:
 * somebody may be paying one of them. Nothing is sent to Assist.
 */
export async function openBillSession(
  container: MedusaContainer,
  order: BilledOrder,
  amount: Money,
  providerId: string,
): Promise<SessionOfBill> {
  const payments = container.resolve(Modules.PAYMENT);
  const collectionId = await collectionFor(container, order);
  const session = await payments.createPaymentSession(collectionId, {
    provider_id: providerId,
    amount: amount.amount,
    currency_code: amount.currency.toLowerCase(),
    data: {},
    context: {},
  });
  const number = session.data.order_number;
  if (typeof number !== "string") throw new Error("The payment provider gave the bill no order number.");
  return { id: session.id, collectionId, number };
}

/** Takes the session of a bill that was never made away. Does nothing when it is gone already. */
export async function dropBillSession(container: MedusaContainer, sessionId: string): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  const [session] = await payments.listPaymentSessions({ id: [sessionId] }, { relations: ["payment"] });
  if (session && !session.payment) await payments.deletePaymentSession(sessionId);
}

async function collectionFor(
  container: MedusaContainer,
  { id, collections, amountDue }: BilledOrder,
): Promise<string> {
  const choice = chooseCollection(collections, amountDue);
  if ("make" in choice) {
    const { result } = await createOrderPaymentCollectionWorkflow(container).run({
      // Typed as a number, and taken as a big number: a decimal text stays exact.
      input: { order_id: id, amount: amountDue.amount as unknown as number },
    });
    return (result as { id: string }[])[0]?.id ?? "";
  }
  if ("newAmount" in choice) {
    const payments = container.resolve(Modules.PAYMENT);
    await payments.updatePaymentCollections(choice.use, { amount: choice.newAmount.amount });
  }
  return choice.use;
}
