import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ASSIST_MODULE } from "../modules/assist";
import type { MoneyEventName } from "../records/money-events";
import type AssistModuleService from "../modules/assist/service";
import { isGivenOut } from "../platform/payments/payment-facts";
import { capturedWithAuthorization } from "../platform/payments/session-data";

interface StoredRow {
  id: string;
  created_at: Date | string;
}

interface StoredPayment {
  data?: Record<string, unknown> | null;
  captures?: StoredRow[] | null;
  refunds?: StoredRow[] | null;
}

/** Writes down that a capture or refund was heard of, whoever gave the event out: what nobody hears, the plugin tells. */
export default async function moneyHeard({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["id", "data", "captures.id", "captures.created_at", "refunds.id", "refunds.created_at"];
  const { data } = await query.graph({ entity: "payment", fields, filters: { id: event.data.id } });
  const payment = data[0] as StoredPayment | undefined;
  if (payment?.data?.[capturedWithAuthorization] === undefined) return;
  const name = event.name as MoneyEventName;
  const rows = (name === "payment.captured" ? payment.captures : payment.refunds) ?? [];
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  // Their ids grow with time. Whether older ones were heard of may not be remembered.
  const ids = rows
    .flatMap(({ id, created_at: made }) => (isGivenOut(made, new Date()) ? [id] : []))
    .toSorted();
  await assist.moneyEvents.hear({ payment_id: event.data.id, event: name }, ids);
}

export const config: SubscriberConfig = {
  event: ["payment.captured", "payment.refunded"],
  context: { subscriberId: "assist-money-heard" },
};
