import type { MedusaContainer } from "@medusajs/framework/types";
import { isOurs } from "../config/payment-module";
import { readRows } from "../query";

/** Rows of the platform that money may be moved of, and where the providers of that money are found. */
const providersOf = {
  cart: ["payment_collection.payment_sessions.provider_id"],
  payment: ["provider_id"],
  order: ["payment_collections.payments.provider_id"],
  payment_collection: ["payment_sessions.provider_id", "payments.provider_id"],
} as const;

export type PaidThing = keyof typeof providersOf;

/** Whether a provider of ours has to do with the money of something. */
export async function isPaidByAssist(
  container: MedusaContainer,
  of: PaidThing,
  id: string,
): Promise<boolean> {
  const fields = providersOf[of];
  const rows = await readRows(container, { entity: of, fields, filters: { id } });
  return fields
    .flatMap((field) => valuesAt(rows, field.split(".")))
    .some((provider) => typeof provider === "string" && isOurs(provider));
}

/** A row or a list of rows, in each of which a name leads to the next. */
function valuesAt(value: unknown, names: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, names));
  const [name, ...others] = names;
  if (name === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  return valuesAt((value as Record<string, unknown>)[name], others);
}
