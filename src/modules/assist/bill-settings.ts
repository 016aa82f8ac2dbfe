import { z } from "zod";
import type { BillOptions } from "../../assist";

/** A path of the gateway's, as in "/bill/billstatus.cfm". */
const path = z
  .string()
  .regex(/^\/[A-Za-z0-9/._-]{1,100}$/, "a path such as /bill/billstatus.cfm")
  .transform((text): `/${string}` => `/${text.slice(1)}`);

/** Part of an account's settings: what Assist's documents leave open about bills, and how long a bill is good for. */
export const billSettings = {
  billCheckFields: z.enum(["core-without-extras", "core", "core-and-sent", "all-rows"]).optional(),
  billAnswerCheck: z.enum(["must-match", "reported"]).optional(),
  billStatusPath: path.optional(),
  billRevokePath: path.optional(),
  billDays: z.number().int().min(1).max(365).default(3),
};

/** Those for the gateway's client; what is not set keeps the client's default. */
export function billOptionsOf(settings: z.output<z.ZodObject<typeof billSettings>>): Partial<BillOptions> {
  const { billCheckFields, billAnswerCheck, billStatusPath, billRevokePath } = settings;
  return {
    ...(billCheckFields && { billCheckFields }),
    ...(billAnswerCheck && { billAnswerCheck }),
    ...(billStatusPath && { billStatusPath }),
    ...(billRevokePath && { billRevokePath }),
  };
}
