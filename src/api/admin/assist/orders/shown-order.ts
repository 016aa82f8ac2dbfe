import { MedusaError } from "@medusajs/framework/utils";
import type AssistModuleService from "../../../../modules/assist/service";
import { openCases } from "../../../../staff/open-cases";

/** An order with its operations, attempts and open cases, as staff see it. Throws NOT_FOUND for a number that is not ours. */
export async function shownOrder(
  assist: AssistModuleService,
  orderNumber: string,
): Promise<Record<string, unknown>> {
  const row = await assist.cases.order(orderNumber);
  if (!row)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment with this number.");
  const [operations, attempts] = await Promise.all([
    assist.orders.operationsOf(row.id),
    assist.journal.of(row.id),
  ]);
  const { return_token: _token, deleted_at: _deleted, ...order } = row;
  return { ...order, cases: openCases(order.cases), operations, attempts };
}
