import { z } from "zod";
import type { ClientOptions, GatewayHostPolicy } from "../gateway";
import { readKeyring, type Keyring } from "./sealing/keyring";
import { nothingRemoved, readRetention, type RetentionOptions } from "./retention-terms";
import type { RetentionTerms } from "../records/terms";
import { nobodysRights, rightsSchema, type StaffRights } from "./rights";
import { parseHttpUrl, sentencesOf, type SettingProblem } from "./setting-problem";

export type { Account, AccountEntry } from "./account-entry";
export type { Policies, Policy } from "../records/policies";
export type { SettingProblem } from "./setting-problem";

/** The plugin's options, read once at the start. Holds secrets: never print it, nor put it where it may be printed. */
export interface Settings {
  backendUrl?: URL;
  /** As medusa-config has them, by name, not yet read: the panel may have more of them. */
  accounts: ReadonlyMap<string, unknown>;
  hosts: GatewayHostPolicy;
  /** Problems of the plugin's own options, apart from any account. */
  problems: SettingProblem[];
  clientOptions: ClientOptions & { readDeadline: number; commandDeadline: number };
  checksPerMinute: number;
  rights: StaffRights;
  retention: RetentionTerms;
  keyring: Keyring;
}

const text = z.string().trim().min(1);

/** Not strict: Medusa adds names of its own to a module's options, such as `database`. */
export const optionsSchema = z.object({
  backendUrl: z.string().optional(),
  /** Seals the secrets that are entered in the panel: 32 bytes in base64 or hex. */
  encryptionKey: z.string().optional(),
  /** Still opens them, while the key is changed. */
  previousEncryptionKey: z.string().optional(),
  gatewayHosts: z.array(text).default([]),
  /** Accounts may name a gateway on this machine, over http too: for the local simulator. */
  loopbackGateways: z.boolean().default(false),
  /** Milliseconds that a question to the gateway may take in all. */
  readDeadline: z.number().int().min(500).max(60_000).default(10_000),
  /** Milliseconds that a command which moves money may take. */
  commandDeadline: z.number().int().min(500).max(120_000).default(30_000),
  /** How often, in a rush, notifications make this server look at the gateway; what is left out is looked at by the job. */
  checksPerMinute: z.number().int().min(1).max(60_000).default(30),
  /** How long what is kept, see retention-terms.ts, which reads it: a wrong term stops no payment. */
  retention: z.unknown().optional(),
  /** Who of the staff may act; see rights.ts. */
  rights: rightsSchema.default({}),
  accounts: z.record(z.string(), z.unknown()).default({}),
});

export type AssistPluginOptions = z.input<typeof optionsSchema> & { retention?: RetentionOptions };

/**
 * Reads the plugin's options. Never throws and never stops the shop: what is wrong becomes a sentence
 * that names the setting (promise 2).
 */
export function readSettings(options: unknown): Settings {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (!parsed.success) {
    return {
      accounts: new Map(),
      hosts: { extraHosts: [], allowLoopback: false },
      problems: sentencesOf(parsed.error, "options"),
      clientOptions: { readDeadline: 10_000, commandDeadline: 30_000 },
      checksPerMinute: 1,
      rights: nobodysRights,
      retention: nothingRemoved,
      keyring: readKeyring(undefined, undefined),
    };
  }

  const { terms: retention, problems } = readRetention(parsed.data.retention);
  const backendUrl = parseBackendUrl(parsed.data.backendUrl, problems);
  const { readDeadline, commandDeadline, checksPerMinute, rights } = parsed.data;
  const clientOptions = { readDeadline, commandDeadline };
  return {
    backendUrl,
    accounts: new Map(Object.entries(parsed.data.accounts)),
    hosts: { extraHosts: parsed.data.gatewayHosts, allowLoopback: parsed.data.loopbackGateways },
    problems,
    clientOptions,
    checksPerMinute,
    rights,
    retention,
    keyring: readKeyring(parsed.data.encryptionKey, parsed.data.previousEncryptionKey),
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
