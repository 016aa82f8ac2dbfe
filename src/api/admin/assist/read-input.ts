import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";

/** Of anything that the database numbers. */
export const idInput = z.string().regex(/^[\w-]{1,100}$/, "an id");

/**
 * Decimal text, with no more decimals than Assist takes in any currency, not even zeros: "1.000" may be somebody's one
 * thousand. An amount that went through a number could have lost a kopeck; short ones cannot.
 */
export const amountInput = z.union([
  z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, "a decimal such as 150.00, with at most 2 decimals"),
  z.number().positive().max(1_000_000_000).transform(String),
]);

/** Which page of a list. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
};

/** Throws INVALID_DATA naming each field that cannot be used, five at the most, and never repeats a value. */
export function readInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const isUnknown = issue.code === "unrecognized_keys";
    const fields = isUnknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    // Names from outside: nothing that could break a line of a log.
    const shown =
      fields
        .map((field) => field.map(String).join("."))
        .join(", ")
        .replace(/[^\w., -]/g, "?")
        .slice(0, 80) || "the request";
    return isUnknown ? `${shown}: no such field` : `${shown}: ${issue.message}`;
  });
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `${sentences.slice(0, 5).join("; ")}. Nothing was changed.`,
  );
}
