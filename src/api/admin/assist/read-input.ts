import { MedusaError } from "@medusajs/framework/utils";
import type { z } from "zod";

/** Throws INVALID_DATA naming each field that cannot be used, five at the most, and never repeats a value. */
export function readInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String);
    const names = issue.code === "unrecognized_keys" ? [...path, ...issue.keys] : path;
    // Names from outside: nothing that could break a line of a log.
    const shown =
      names
        .join(".")
        .replace(/[^\w., -]/g, "?")
        .slice(0, 80) || "the request";
    return issue.code === "unrecognized_keys" ? `${shown}: no such field` : `${shown}: ${issue.message}`;
  });
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `${sentences.slice(0, 5).join("; ")}. Nothing was changed.`,
  );
}
