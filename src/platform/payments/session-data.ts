import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils";
import { z } from "zod";
import { contractNumberRule, isContractNumber } from "../../gateway";
import type { Position } from "../../rules/money/position";

/** Everything that a payment session shows. It is public: anyone who has the cart can read it (platform §0 #11). */
export interface SessionData extends Record<string, unknown> {
  session_id: string;
  order_number: string;
  amount: string;
  currency: string;
  /** Where the storefront sends the shopper. */
  payment_url?: string;
  /** Where the customer of an order that is paid by link finds its bill, as soon as there is one. */
  bill_url?: string;
  return_url?: string;
}

/**
 * In a payment's data: whether its money had been taken when it was authorized. The platform then books the capture
 * without a word to anybody; any other capture passes through its workflow, which gives an event out. Absent from
 * payments of older versions, of whose captures and refunds nobody is told afterwards.
 */
export const capturedWithAuthorization = "captured_with_authorization";

/** What a payment remembers. */
export function paymentData(
  session: Record<string, unknown> | undefined,
  orderNumber: string,
  { billnumber }: Position,
  status: PaymentSessionStatus,
): Record<string, unknown> {
  return {
    ...session,
    order_number: orderNumber,
    ...(billnumber ? { billnumber } : {}),
    [capturedWithAuthorization]: status === PaymentSessionStatus.CAPTURED,
  };
}

/** What we write into a session's and a payment's data. The platform hands an old session's data to a new one. */
const ownNames = [
  "session_id",
  "order_number",
  "amount",
  "currency",
  "payment_url",
  "bill_url",
  "billnumber",
  capturedWithAuthorization,
] as const;

/**
 * The data of a new session, with every name of our own: the platform lays it over what the storefront has sent, which
 * would else stay wherever we have nothing to say.
 */
export function sessionData(data: SessionData): Record<string, unknown> {
  return { ...Object.fromEntries(ownNames.map((name) => [name, undefined])), ...data };
}

/** What the storefront may give. What it gives under our own names is not looked at, and overwritten. */
const storefrontSchema = z.strictObject({
  return_url: z.string().max(2000).optional(),
  language: z.enum(["ru", "en"]).optional(),
  contract_number: z.string().max(2000).optional(),
  ...(Object.fromEntries(ownNames.map((name) => [name, z.unknown().optional()])) as Record<
    (typeof ownNames)[number],
    z.ZodOptional<z.ZodUnknown>
  >),
});

/** Origins where a shopper may land after paying. */
export interface AllowedOrigins {
  origins: (string | RegExp)[];
}

/** What a storefront wishes for one payment. */
export interface StorefrontData {
  returnUrl?: string | undefined;
  /** Of Assist's page and ours. */
  language?: "RU" | "EN" | undefined;
  /** Of a contract or a billed telephone. */
  contractNumber?: string | undefined;
}

const languages = { ru: "RU", en: "EN" } as const;

/** Reads the `data` that a storefront sent with a new session. Throws INVALID_DATA with a sentence for anything that it may not have. */
export function readStorefrontData(data: unknown, allowed: AllowedOrigins): StorefrontData {
  const parsed = storefrontSchema.safeParse(data ?? {});
  if (!parsed.success) {
    const names = parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" ? issue.keys : issue.path.map(String),
    );
    throw invalid(
      `The payment session's data may only have return_url and contract_number, texts of at most 2000 characters, and language, "ru" or "en"; remove or correct ${shown(names)}.`,
    );
  }
  const { return_url: returnUrl, language, contract_number: contractNumber } = parsed.data;
  if (returnUrl !== undefined && !isAllowed(returnUrl, allowed)) {
    throw invalid(
      "return_url must be an address of the shop: its origin is neither in storeCors nor the account's storefrontUrl.",
    );
  }
  if (contractNumber !== undefined && !isContractNumber(contractNumber)) throw invalid(contractNumberRule);
  return { returnUrl, language: language && languages[language], contractNumber };
}

function isAllowed(address: string, { origins }: AllowedOrigins): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return false;
  if (url.username || url.password) return false;
  return origins.some((origin) =>
    typeof origin === "string" ? originOf(origin) === url.origin : origin.test(url.origin),
  );
}

function originOf(address: string): string | undefined {
  const text = address.trim();
  return URL.canParse(text) ? new URL(text).origin : undefined;
}

/** Names from outside, cut short and without anything that could break a line of a log. */
function shown(names: string[]): string {
  return names
    .slice(0, 5)
    .map((name) => `"${name.replace(/[^\w.-]/g, "?").slice(0, 40)}"`)
    .join(", ");
}

function invalid(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, sentence);
}

export function sessionIdOf(data: Record<string, unknown> | undefined): string | undefined {
  return typeof data?.session_id === "string" ? data.session_id : undefined;
}

/** Written by authorizePayment from our own table, so it is not what a storefront sent. */
export function orderNumberOf(data: Record<string, unknown> | undefined): string {
  if (typeof data?.order_number === "string") return data.order_number;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    "This payment has no Assist order number; nothing was sent to Assist.",
  );
}
