import { z } from "zod";
import { pageMeans } from "../gateway";
import { billSettings } from "./bill-settings";
import { unknownPlaceholders } from "../rules/checkout/order-comment";
import { pageLifeMilliseconds } from "../rules/schedule/schedule";

const policy = z.enum(["alert", "refund"]).default("alert");

const text = z.string().trim().min(1);

/** The job's questions in one run; so few still find a payment in time where there is little traffic. */
export const fewestQuestions = 10;
export const mostQuestions = 2000;

const pageLifeHours = pageLifeMilliseconds / (60 * 60_000);

/** A hold lasts 5 to 14 days, by the bank (protocol §7.1); the merchant learns which. */
export const usualHoldDays = 5;

export const usualQuestionsPerRun = 400;

/** As much as a payment carries (protocol §3.1); a bill carries less. */
const longestComment = 4000;

/** What a merchant writes under `accounts.<name>` in medusa-config, or enters in the panel. Values come from the environment, so any may be missing. */
export const accountSchema = z.strictObject({
  gatewayUrl: text.optional(),
  merchantId: z.union([text, z.number().int()]).optional(),
  login: text.optional(),
  password: text.optional(),
  secretWord: text.optional(),
  previousSecretWord: text.optional(),
  signatureKey: text.optional(),
  signatureAlgorithm: z.enum(["md5-with-rsa", "raw-md5"]).optional(),
  /** Payment requests have the signature and no check value. */
  signatureAlone: z.boolean().default(false),
  requestDelimiter: z.enum([";", ""]).optional(),
  saltEncoding: z.enum(["utf8", "windows-1251"]).optional(),
  stages: z.enum(["one", "two"]).default("one"),
  /** After so many days the bank may let a hold go: staff are warned before. */
  holdDays: z.number().int().min(1).max(30).default(usualHoldDays),
  live: z.boolean().default(false),
  /** What Assist's page offers where the shopper chooses there; absent: everything that the merchant has agreed. */
  means: z.array(z.enum(pageMeans)).min(1, "at least one means of payment").optional(),
  language: z.enum(["RU", "EN"]).optional(),
  orderPrefix: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/, "1 to 20 Latin letters and digits")
    .optional(),
  orderComment: z
    .string()
    .max(longestComment)
    .refine(
      (template) => unknownPlaceholders(template).length === 0,
      "only order_number and items may stand in braces",
    )
    .optional(),
  /** Which of its pages Assist shows: as the account there says, the mobile one on phones, the mobile one always. */
  mobilePage: z.enum(["account", "detect", "always"]).default("detect"),
  /** With two stages: also offer means that take the money at once, such as SBP. */
  oneStageMeans: z.boolean().default(false),
  /** Customers who are signed in may keep a card at Assist and pay with it again (One Click). */
  savedCards: z.boolean().default(false),
  /** Pay without 3-D Secure; only by agreement with Assist. */
  disable3ds: z.boolean().default(false),
  storefrontUrl: text.optional(),
  /** For how long a payment address gives out the payment form; as long as a page of Assist's may be paid unless set. */
  paymentLinkHours: z.number().int().min(1).max(pageLifeHours).default(pageLifeHours),
  /** How often a run of the reconcile job may ask the gateway about this account, for single orders and for lists alike. */
  questionsPerRun: z.number().int().min(fewestQuestions).max(mostQuestions).default(usualQuestionsPerRun),
  ...billSettings,
  policies: z
    .strictObject({
      changedCheckout: policy,
      paidTwice: policy,
      canceledOrder: policy,
      amountDiffers: policy,
      wrongMode: policy,
    })
    .prefault({}),
});
