import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "zod";
import type { CustomerDataResponse, ErasureDTO } from "../../../../contract/customer-data";
import {
  eraseCustomerDataWorkflow,
  exportCustomerDataWorkflow,
  type Customer,
} from "../../../../customer-data";
import { idInput, readInput } from "../read-input";
import { requireRight } from "../rights/require-right";

/** As it is written in the shop, to the letter: it is compared, and never a pattern. */
const email = z
  .string()
  .max(254)
  .regex(/^[^\s@,\p{Cc}]+@[^\s@,\p{Cc}]+$/u, "an e-mail");

const customerSchema = z.union([z.strictObject({ customer_id: idInput }), z.strictObject({ email })], {
  error: "either customer_id or email",
});

/** From a query or a body. Throws INVALID_DATA unless it names a customer by one of the two. */
const readCustomer = (input: unknown): Customer => readInput(customerSchema, input);

/** What the plugin's tables hold of a customer: `customer_id`, or `email` as it is written in the shop. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<CustomerDataResponse>,
): Promise<void> {
  const { result } = await exportCustomerDataWorkflow(request.scope).run({
    input: readCustomer(request.query),
  });
  response.setHeader("cache-control", "no-store");
  response.json({ customer_data: result });
}

/** Erases it, apart from what the books need and what is under way. */
export async function POST(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<ErasureDTO>,
): Promise<void> {
  await requireRight(request, "configure");
  const customer = readCustomer(request.body);
  const { result } = await eraseCustomerDataWorkflow(request.scope).run({
    input: { ...customer, asked_by: request.auth_context.actor_id },
  });
  response.json(result);
}
