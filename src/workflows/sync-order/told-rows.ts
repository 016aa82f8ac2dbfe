import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type AssistModuleService from "../../modules/assist/service";
import type { StoredPayment } from "./stored-payment";

/** Of the payments' captures and refunds, those of whose event somebody takes care. */
export async function readToldRows(
  container: MedusaContainer,
  payments: ReadonlyMap<string, StoredPayment>,
): Promise<Set<string>> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const rows = [...payments.values()].flatMap(({ captures, refunds }) => [
    ...(captures ?? []),
    ...(refunds ?? []),
  ]);
  return assist.moneyEvents.known(rows.map(({ id }) => id));
}
