import { z } from "zod";
import type { CaseQuery } from "../../../store/cases/case-list";
import { amountInput as amount, idInput as id, pageInput, readInput as read } from "./read-input";

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
const closeSchema = z.strictObject({ note });
const caseRefundSchema = z.strictObject({ note: note.optional() });
const orderSchema = z.strictObject({ order_id: id });

const listSchema = z.strictObject({
  closed: z.enum(["true", "false"]).default("false"),
  reason: id.optional(),
  account: id.optional(),
  ...pageInput,
});

// Each throws INVALID_DATA naming every field that cannot be used.

export const readCaptureInput = (body: unknown): z.output<typeof captureSchema> => read(captureSchema, body);
export const readVoidInput = (body: unknown): z.output<typeof voidSchema> => read(voidSchema, body);
export const readRefundInput = (body: unknown): z.output<typeof refundSchema> => read(refundSchema, body);
export const readCloseInput = (body: unknown): z.output<typeof closeSchema> => read(closeSchema, body);
export const readCaseRefundInput = (body: unknown): z.output<typeof caseRefundSchema> =>
  read(caseRefundSchema, body);

export function readOrderId(query: unknown): string {
  return read(orderSchema, query).order_id;
}

export function readCaseQuery(query: unknown): CaseQuery {
  const { closed, ...others } = read(listSchema, query);
  return { closed: closed === "true", ...others };
}
