import { z } from "zod";
import {
  parseMerchant,
  type BillOptions,
  type ClientOptions,
  type GatewayHostPolicy,
  type Merchant,
} from "../../assist";
import { billSettings, billOptionsOf } from "./bill-settings";
import { nobodysRights, rightsSchema, type StaffRights } from "./rights";

/** One sentence about one setting that stops an account from taking payments. */
export interface SettingProblem {
  setting: string;
  sentence: string;
}

/** A merchant's contract with Assist, complete and checked. */
export interface Account {
  name: string;
  merchant: Merchant;
  stages: "one" | "two";
  /** Only answers and messages with test flag 0 count when true, only those with 1 when false. */
  live: boolean;
  language?: "RU" | "EN";
  orderPrefix: string;
  orderComment?: string;
  storefrontUrl?: URL;
  policies: Policies;
  /** How Assist treats this account's bills. */
  billOptions: Partial<BillOptions>;
  /** For how many days a bill may be paid when staff do not say. */
  billDays: number;
}

/** "alert" shows staff a payment that fits no order; "return" gives the money back as well. */
export type Policy = "alert" | "return";

/** What to do by itself in each hard case. Staff are told in every one of them. */
export interface Policies {
  /** Paid or held for a cart that has changed since, or for a session that was dropped. */
  changedCheckout: Policy;
  /** Paid again for a cart that already has its order. */
  paidTwice: Policy;
  /** Still paid or held although the order was cancelled. */
  canceledOrder: Policy;
  /** Another amount or currency than was registered. */
  amountDiffers: Policy;
  /** A test payment in a live shop, or the other way round. */
  wrongMode: Policy;
}

export type AccountEntry =
  { ok: true; account: Account } | { ok: false; name: string; problems: SettingProblem[] };

export interface Settings {
  backendUrl?: URL;
  accounts: Map<string, AccountEntry>;
  /** Problems of the plugin's own options, apart from any account. */
  problems: SettingProblem[];
  clientOptions: ClientOptions & { commandDeadline: number };
  looksPerMinute: number;
  rights: StaffRights;
}

const policy = z.enum(["alert", "return"]).default("alert");

const text = z.string().trim().min(1);

/** What a merchant writes under `accounts.<name>` in medusa-config. Values come from the environment, so any may be missing. */
const accountSchema = z.strictObject({
  gatewayUrl: text.optional(),
  merchantId: z.union([text, z.number().int()]).optional(),
  login: text.optional(),
  password: text.optional(),
  secretWord: text.optional(),
  previousSecretWord: text.optional(),
  signatureKey: text.optional(),
  requestDelimiter: z.enum([";", ""]).optional(),
  saltEncoding: z.enum(["utf8", "windows-1251"]).optional(),
  stages: z.enum(["one", "two"]).default("one"),
  live: z.boolean().default(false),
  language: z.enum(["RU", "EN"]).optional(),
  orderPrefix: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/)
    .optional(),
  orderComment: z.string().max(256).optional(),
  storefrontUrl: text.optional(),
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

/** Not strict: Medusa adds names of its own to a module's options, such as `database`. */
const optionsSchema = z.object({
  backendUrl: z.string().optional(),
  encryptionKey: z.string().optional(),
  gatewayHosts: z.array(text).default([]),
  /** Milliseconds that a question to the gateway may take in all. */
  readDeadline: z.number().int().min(500).max(60_000).optional(),
  /** Milliseconds that a command which moves money may take. */
  commandDeadline: z.number().int().min(500).max(120_000).default(30_000),
  /** How often, in a rush, notifications make this server look at the gateway; what is left out is looked at by the job. */
  looksPerMinute: z.number().int().min(1).max(60_000).default(30),
  /** Who of the staff may act; see rights.ts. */
  rights: rightsSchema.default({}),
  accounts: z.record(z.string(), z.unknown()).default({}),
});

export type AssistPluginOptions = z.input<typeof optionsSchema>;

const accountName = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * Reads the plugin's options. Never throws and never stops the shop: what is wrong becomes a sentence
 * that names the setting (promise 2), and only the account that it belongs to takes no payments.
 */
export function readSettings(options: unknown, environment: { production: boolean }): Settings {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (!parsed.success)
    return {
      accounts: new Map(),
      problems: sentencesOf(parsed.error, "options"),
      clientOptions: { commandDeadline: 30_000 },
      looksPerMinute: 1,
      rights: nobodysRights,
    };

  const problems: SettingProblem[] = [];
  const backendUrl = parseBackendUrl(parsed.data.backendUrl, problems);
  const hosts = { extraHosts: parsed.data.gatewayHosts, allowLoopback: !environment.production };
  const accounts = new Map(
    Object.entries(parsed.data.accounts).map(
      ([name, value]) => [name, readAccount(name, value, hosts)] as const,
    ),
  );
  const { readDeadline, commandDeadline, looksPerMinute, rights } = parsed.data;
  const clientOptions = { ...(readDeadline && { readDeadline }), commandDeadline };
  return { backendUrl, accounts, problems, clientOptions, looksPerMinute, rights };
}

function readAccount(name: string, value: unknown, hosts: GatewayHostPolicy): AccountEntry {
  if (!accountName.test(name)) {
    const sentence = `The account name "${name}" may only have small letters, digits and "-".`;
    return { ok: false, name, problems: [{ setting: "accounts", sentence }] };
  }
  const parsed = accountSchema.safeParse(value);
  if (!parsed.success) return { ok: false, name, problems: sentencesOf(parsed.error, `accounts.${name}`) };

  const { stages, live, language, orderPrefix, orderComment, storefrontUrl, policies, ...others } =
    parsed.data;
  const problems: SettingProblem[] = [];
  const merchant = parseMerchant(others, hosts);
  if (!merchant.ok) problems.push(...merchant.problems);
  const storefront = storefrontUrl === undefined ? undefined : parseHttpUrl(storefrontUrl);
  if (storefrontUrl !== undefined && !storefront) {
    problems.push({
      setting: "storefrontUrl",
      sentence: 'storefrontUrl must be a full address such as "https://shop.example".',
    });
  }
  if (!merchant.ok || problems.length > 0) return { ok: false, name, problems };
  const prefix = orderPrefix ?? name.replaceAll("-", "").toUpperCase().slice(0, 20);
  return {
    ok: true,
    account: {
      name,
      merchant: merchant.merchant,
      stages,
      live,
      language,
      orderPrefix: prefix,
      orderComment,
      storefrontUrl: storefront,
      policies,
      billOptions: billOptionsOf(others),
      billDays: others.billDays,
    },
  };
}

/** URL_RETURN is cut at 256 characters by the gateway, so a longer one must not be accepted here (protocol §3.1). */
const longestBackendUrl = 200;

function parseBackendUrl(value: string | undefined, problems: SettingProblem[]): URL | undefined {
  const url = value && value.length <= longestBackendUrl ? parseHttpUrl(value) : undefined;
  if (!url) {
    const sentence =
      'Set the plugin option backendUrl to the public address of the Medusa server, such as "https://api.shop.example".';
    problems.push({ setting: "backendUrl", sentence });
  }
  return url;
}

function parseHttpUrl(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const usable =
    url && (url.protocol === "https:" || url.protocol === "http:") && !url.username && !url.password;
  return usable ? url : undefined;
}

function sentencesOf(error: z.ZodError, at: string): SettingProblem[] {
  return error.issues.map((issue) => {
    const setting = [at, ...issue.path.map(String)].join(".");
    return { setting, sentence: `${setting}: ${issue.message}.` };
  });
}
