import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { eraseCustomerDataWorkflow, exportCustomerDataWorkflow } from "../../../../customer-data";
import { requireRight } from "../rights/require-right";
import { readCustomer } from "./customer-input";

/** What the plugin's tables hold of a customer: `customer_id`, or `email` as it is written in the shop. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const { result } = await exportCustomerDataWorkflow(request.scope).run({
    input: readCustomer(request.query),
  });
  response.setHeader("cache-control", "no-store");
  response.json({ customer_data: result });
}

/** Erases it, apart from what the books need and what is under way. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  await requireRight(request, "configure");
  const customer = readCustomer(request.body);
  const { result } = await eraseCustomerDataWorkflow(request.scope).run({
    input: { ...customer, asked_by: request.auth_context.actor_id },
  });
  response.json(result);
}
