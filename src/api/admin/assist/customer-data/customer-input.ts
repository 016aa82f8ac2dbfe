import { z } from "zod";
import type { Customer } from "../../../../customer-data";
import { idInput, readInput } from "../read-input";

/** As it is written in the shop, to the letter: it is compared, and never a pattern. */
const email = z
  .string()
  .max(254)
  .regex(/^[^\s@,\p{Cc}]+@[^\s@,\p{Cc}]+$/u, "an e-mail");

const customerSchema = z.union([z.strictObject({ customer_id: idInput }), z.strictObject({ email })], {
  error: "either customer_id or email",
});

/** From a query or a body. Throws INVALID_DATA unless it names a customer by one of the two. */
export function readCustomer(input: unknown): Customer {
  return readInput(customerSchema, input);
}
