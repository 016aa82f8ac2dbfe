import { z } from "zod";
import type { BillOptions, BillSending } from "../gateway";

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
  billKind: z.enum(["link", "erip"]).default("link"),
  billSending: z.enum(["none", "email", "sms", "both"]).default("none"),
  unpaidBill: z.enum(["keep", "remind", "cancel"]).default("keep"),
};

/** What the merchant chose for an account's bills. */
export interface BillTerms {
  /** For how many days a bill may be paid when staff do not say. */
  billDays: number;
  /** "erip": bills are paid in ERIP, the Belarusian settlement system, under their number (protocol §9.5). */
  billKind: "link" | "erip";
  /** How Assist itself tells the customer of a bill that was chosen at the checkout; the event tells the shop in any case. */
  billSending: BillSending;
  /**
   * What becomes of an order that was to be paid by link when its bill's time has run out. "keep": it waits for staff.
   * "remind": so it does, and the shop is told a day before. "cancel": it is canceled.
   */
  unpaidBill: "keep" | "remind" | "cancel";
}

/** ERIP takes 30 characters (protocol §9.5); the day and the random part of an order number have 18. */
export const longestEripPrefix = 12;

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
