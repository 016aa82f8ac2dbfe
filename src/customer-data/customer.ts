import type { MedusaContainer } from "@medusajs/framework/types";
import { customerIdsOf, readCustomerRows, type Customer } from "../platform/customers/customer-rows";
import type { CustomersIds } from "../store/retention/customer-rows";

export type { Customer } from "../platform/customers/customer-rows";

/** By what the plugin's rows of a customer are found, a portion at a time: what the platform has of it, and its e-mail in bills. */
export async function* customersIds(
  container: MedusaContainer,
  customer: Customer,
): AsyncGenerator<CustomersIds> {
  const email = "email" in customer ? customer.email : undefined;
  yield { orders: [], sessions: [], carts: [], customers: await customerIdsOf(container, customer), email };
  for await (const rows of readCustomerRows(container, customer))
    yield { ...rows, customers: [], email: undefined };
}
