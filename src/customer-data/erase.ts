import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { logOf } from "../logging/log";
import { ASSIST_MODULE } from "../modules/assist";
import type { ErasureDTO } from "../contract/customer-data";
import type { Left } from "../store/retention/customer-rows";
import { customerIdsOf } from "../platform/customers/customer-rows";
import { customersIds, type Customer } from "./customer";
import { forgetCustomer } from "./saved-cards";

export type ErasureInput = Customer & {
  /** Id of the user or secret API key who asks, for the log. */
  asked_by?: string | undefined;
};

const eraseStep = createStep(
  "assist-erase-customer-data",
  async (input: ErasureInput, { container }) => new StepResponse(await eraseCustomerData(container, input)),
);

/**
 * Empties what is about the person in the plugin's rows of a customer, by id or by the exact e-mail. What the books need
 * stays, and what is under way is left whole. Asking again erases what was left and is over by then.
 */
export const eraseCustomerDataWorkflow = createWorkflow(
  "assist-erase-customer-data",
  (input: ErasureInput) => new WorkflowResponse(eraseStep(input)),
);

async function eraseCustomerData(container: MedusaContainer, input: ErasureInput): Promise<ErasureDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const erased: Record<string, number> = {};
  const left = new Map<string, Left>();
  for await (const ids of customersIds(container, input)) {
    const part = await assist.customerRows.erase(ids);
    for (const [table, count] of Object.entries(part.erased)) erased[table] = (erased[table] ?? 0) + count;
    for (const each of part.left) left.set(`${each.bill_id} ${each.order_number}`, each);
  }
  erased.assist_customer = 0;
  for (const id of await customerIdsOf(container, input))
    if (await forgetCustomer(container, id)) erased.assist_customer++;
  // Nothing that names the customer: the log would keep it.
  logOf(container).info("A customer's data was erased, but for what is under way.", {
    actor: input.asked_by ?? "workflow",
    rows: Object.entries(erased)
      .map(([table, count]) => `${table}: ${count}`)
      .join(", "),
    left: left.size,
  });
  return { erased, left: [...left.values()] };
}
