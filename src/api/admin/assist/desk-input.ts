import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import type { AttentionQuery } from "../../../modules/assist/attention-list";

const id = z.string().regex(/^[\w-]{1,100}$/, "an id");

/** An amount that went through a number could have lost a kopeck; short ones cannot. */
const amount = z.union([
  z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, "a decimal such as 150.00"),
  z.number().positive().max(1_000_000_000).transform(String),
]);

/** Lines of text; of the control characters only the line's end. */
const note = z
  .string()
  .trim()
  .min(1, "a note of what was done")
  .max(1000)
  .regex(/^(\P{Cc}|\n)*$/u, "plain text");

const requestKey = z.string().regex(/^[\w-]{8,100}$/, "8 to 100 letters, digits, - and _");

const captureSchema = z.strictObject({ amount: amount.optional(), request_key: requestKey.optional() });
const voidSchema = z.strictObject({ request_key: requestKey.optional() });
const refundSchema = captureSchema.extend({ note: note.optional(), refund_reason_id: id.optional() });
const settleSchema = z.strictObject({ note, reason: id.optional() });
const returnSchema = z.strictObject({ note: note.optional() });
const orderSchema = z.strictObject({ order_id: id });

const listSchema = z.strictObject({
  settled: z.enum(["true", "false"]).default("false"),
  reason: id.optional(),
  account: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

// Each throws INVALID_DATA naming every field that cannot be used.

export const readCaptureInput = (body: unknown): z.output<typeof captureSchema> => read(captureSchema, body);
export const readVoidInput = (body: unknown): z.output<typeof voidSchema> => read(voidSchema, body);
export const readRefundInput = (body: unknown): z.output<typeof refundSchema> => read(refundSchema, body);
export const readSettleInput = (body: unknown): z.output<typeof settleSchema> => read(settleSchema, body);
export const readReturnInput = (body: unknown): z.output<typeof returnSchema> => read(returnSchema, body);

export function readOrderId(query: unknown): string {
  return read(orderSchema, query).order_id;
}

export function readAttentionInput(query: unknown): AttentionQuery {
  const { settled, ...others } = read(listSchema, query);
  return { settled: settled === "true", ...others };
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const names =
      issue.code === "unrecognized_keys" ? issue.keys.join(", ") : issue.path.map(String).join(".");
    const shown = names.replace(/[^\w., -]/g, "?").slice(0, 80) || "the request";
    return issue.code === "unrecognized_keys" ? `${shown}: no such field` : `${shown}: ${issue.message}`;
  });
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `${sentences.slice(0, 5).join("; ")}. Nothing was changed.`,
  );
}
