import { createPrivateKey } from "node:crypto";
import { inspect } from "node:util";
import { z } from "zod";

import { canEncodeSalt, type SaltEncoding } from "./salt-encoding";
import { checkGatewayUrl, type GatewayHostPolicy } from "./gateway-host";
import { Secret } from "../values/secret";

export type RequestDelimiter = ";" | "";

/** What a merchant enters. Everything is text, as in a configuration file or a form. */
export interface MerchantInput {
  /** "https://payments.demo.paysecure.ru" */
  gatewayUrl: string;
  /** Number of the shop; a number is accepted and kept as text. */
  merchantId: string | number;
  login: string;
  password: string;
  /** Shared with the gateway for check values. Required: without it no message could be believed. */
  secretWord: string;
  /** Still accepted while the gateway and the shop change over to a new word. */
  previousSecretWord?: string | undefined;
  /** RSA private key in PEM, when the account requires a signature of payment requests. */
  signatureKey?: string | undefined;
  /** Between the parts of the payment request's check string; "" for accounts of the old kind (protocol §2.2). */
  requestDelimiter?: RequestDelimiter | undefined;
  /** Bytes of the secret word: "windows-1251" for old accounts with a Cyrillic word. */
  saltEncoding?: SaltEncoding | undefined;
}

/** One setting that cannot be used, in words for the merchant. Never repeats the value. */
export interface MerchantProblem {
  setting: keyof MerchantInput;
  sentence: string;
}

export type MerchantParse = { ok: true; merchant: Merchant } | { ok: false; problems: MerchantProblem[] };

interface MerchantSettings {
  gatewayUrl: URL;
  merchantId: string;
  login: string;
  password: Secret;
  secretWord: Secret;
  previousSecretWord: Secret | undefined;
  signatureKey: Secret | undefined;
  requestDelimiter: RequestDelimiter;
  saltEncoding: SaltEncoding;
}

const noExtraHosts: GatewayHostPolicy = { extraHosts: [], allowLoopback: false };
const maxMerchantId = 2147483647;
const build = Symbol("build a checked merchant");

/**
 * One account at Assist, checked. Built only by {@link parseMerchant}. Printing it, turning it into JSON or spreading
 * it shows the address and the merchant's number, never a secret.
 */
export class Merchant {
  readonly #settings: MerchantSettings;

  /** Use {@link parseMerchant}: the key of this constructor is not exported. */
  constructor(key: typeof build, settings: MerchantSettings) {
    if (key !== build) throw new TypeError("A merchant is made by parseMerchant.");

    this.#settings = settings;
  }

  /** A fresh copy each time: a URL can be changed by whoever holds it. */
  get gatewayUrl(): URL {
    return new URL(this.#settings.gatewayUrl);
  }

  get merchantId(): string {
    return this.#settings.merchantId;
  }

  get login(): string {
    return this.#settings.login;
  }

  get password(): string {
    return this.#settings.password.reveal();
  }

  get secretWord(): string {
    return this.#settings.secretWord.reveal();
  }

  get previousSecretWord(): string | undefined {
    return this.#settings.previousSecretWord?.reveal();
  }

  /** The words to try on a received message: the current one, then the previous one if there is one. */
  get secretWords(): string[] {
    const previous = this.previousSecretWord;
    return previous === undefined ? [this.secretWord] : [this.secretWord, previous];
  }

  get signatureKey(): string | undefined {
    return this.#settings.signatureKey?.reveal();
  }

  get requestDelimiter(): RequestDelimiter {
    return this.#settings.requestDelimiter;
  }

  get saltEncoding(): SaltEncoding {
    return this.#settings.saltEncoding;
  }

  toJSON(): { gatewayUrl: string; merchantId: string } {
    return { gatewayUrl: this.gatewayUrl.origin, merchantId: this.merchantId };
  }

  [inspect.custom](): string {
    return `Merchant ${this.merchantId} at ${this.gatewayUrl.origin}`;
  }
}

/** An empty box in a form means "not set". */
const optionalText = z
  .string()
  .optional()
  .transform((text) => text || undefined);

const secretWordText = z
  .string({ error: "Enter the secret word from the payment options of Assist's personal account." })
  .min(1, "Enter the secret word from the payment options of Assist's personal account.")
  .max(256, "The secret word is longer than 256 characters.")
  .refine((word) => word === word.trim(), "The secret word begins or ends with a space.")
  .refine(
    (word) => !/\p{Cc}/u.test(word),
    "The secret word contains a line break or another control character.",
  );

const settingsSchema = z.object({
  merchantId: z.preprocess(
    (value) => (typeof value === "number" ? String(value) : value),
    z
      .string({ error: "Enter the merchant number (Merchant_ID)." })
      .refine(isMerchantId, "The merchant number (Merchant_ID) is a whole number, at most 2147483647."),
  ),
  // Length and alphabet: protocol §1.4.
  login: z
    .string({ error: "Enter the login of the web services." })
    .regex(/^[A-Za-z0-9_]{8,20}$/, "The login has 8 to 20 Latin letters, digits or underscores."),
  password: z
    .string({ error: "Enter the password of the web services." })
    .regex(/^[A-Za-z0-9]{8,30}$/, "The password has 8 to 30 Latin letters and digits."),
  secretWord: secretWordText,
  previousSecretWord: z.preprocess((word) => (word === "" ? undefined : word), secretWordText.optional()),
  signatureKey: optionalText.refine(
    (key) => key === undefined || isRsaPrivateKey(key),
    "The signature key is not an RSA private key in PEM form of at least 1024 bits, without a passphrase.",
  ),
  requestDelimiter: z.enum([";", ""], { error: 'The request delimiter is ";" or nothing.' }).default(";"),
  saltEncoding: z
    .enum(["utf8", "windows-1251"], { error: 'The encoding is "utf8" or "windows-1251".' })
    .default("utf8"),
});

/**
 * Checks an account's settings, all of them at once, so that a merchant sees every problem in one go.
 *
 * @param input the settings, see {@link MerchantInput}; anything is taken and nothing throws
 * @param hosts which gateway addresses are allowed; by default Assist's own alone (protocol §1.1)
 */
export function parseMerchant(input: unknown, hosts: GatewayHostPolicy = noExtraHosts): MerchantParse {
  const fields: Record<string, unknown> = typeof input === "object" && input !== null ? { ...input } : {};
  const address = checkGatewayUrl(fields["gatewayUrl"], hosts);
  const parsed = settingsSchema.safeParse(fields);
  const problems: MerchantProblem[] = address.ok
    ? []
    : [{ setting: "gatewayUrl", sentence: address.sentence }];
  if (!parsed.success) problems.push(...parsed.error.issues.map(asProblem));
  else problems.push(...saltProblems(parsed.data));

  if (!address.ok || !parsed.success || problems.length > 0) return { ok: false, problems };

  const { password, secretWord, previousSecretWord, signatureKey, ...plain } = parsed.data;
  return {
    ok: true,
    merchant: new Merchant(build, {
      ...plain,
      gatewayUrl: address.url,
      password: new Secret(password),
      secretWord: new Secret(secretWord),
      previousSecretWord: optionalSecret(previousSecretWord),
      signatureKey: optionalSecret(signatureKey),
    }),
  };
}

function asProblem(issue: z.core.$ZodIssue): MerchantProblem {
  return { setting: issue.path[0] as keyof MerchantInput, sentence: issue.message };
}

function saltProblems(settings: z.infer<typeof settingsSchema>): MerchantProblem[] {
  return (["secretWord", "previousSecretWord"] as const)
    .filter((setting) => !canEncodeSalt(settings[setting] ?? "", settings.saltEncoding))
    .map((setting) => ({
      setting,
      sentence: "The secret word has characters that windows-1251 cannot write.",
    }));
}

function optionalSecret(text: string | undefined): Secret | undefined {
  return text === undefined ? undefined : new Secret(text);
}

function isMerchantId(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= maxMerchantId;
}

function isRsaPrivateKey(pem: string): boolean {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 1024;
  } catch {
    return false;
  }
}
