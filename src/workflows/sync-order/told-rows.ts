import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type AssistModuleService from "../../modules/assist/service";
import { capturedWithAuthorization } from "../../providers/assist/session-data";
import type { StoredPayment } from "./stored-payment";

/** Of the payments' captures and refunds, those of whose event somebody takes care. */
export async function readToldRows(
  container: MedusaContainer,
  payments: ReadonlyMap<string, StoredPayment>,
): Promise<Set<string>> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  const followed = [...payments.values()].filter(
    ({ data }) => data?.[capturedWithAuthorization] !== undefined,
  );
  const rows = followed.flatMap(({ captures, refunds }) => [...(captures ?? []), ...(refunds ?? [])]);
  return assist.moneyEvents.known(rows.map(({ id }) => id));
}
