import { BILL_DEFAULTS, pageMeans } from "../../gateway";
import { accountSchema } from "../account-schema";
import type { AccountEntry } from "../account-entry";
import type { AccountBook } from "../accounts";
import {
  secretNames,
  settingNames,
  type SecretName,
  type SettingName,
  type SettingValue,
} from "../../records/setting-names";
import type { SettingProblem } from "../setting-problem";
import type { Settings } from "../settings";
import { plainName } from "./account-editor";
import type { ChangeRow } from "../../records/account-rows";
import type { AccountStore } from "../../store/accounts/account-store";
import type { Keyring } from "../sealing/keyring";
import { configured } from "../stored/merge";
import type { StoredAccount } from "../stored/stored-accounts";

export interface SeenAccount {
  name: string;
  source: "config" | "panel" | "both";
  problems: SettingProblem[];
  revision: number;
  updatedAt: Date | null;
  updatedBy: string | null;
  settings: Record<SettingName, { value: SettingValue; locked: boolean; default: SettingValue }>;
  secrets: Record<SecretName, { set: boolean; locked: boolean }>;
}

/** What staff may see of the settings: no secret, nor a part of one, nor its length. */
export class SettingsPage {
  readonly #settings: Settings;

  constructor(
    settings: Settings,
    private readonly store: AccountStore,
    private readonly book: AccountBook,
  ) {
    this.#settings = settings;
  }

  get encryption(): Pick<Keyring, "state" | "sentence"> {
    const { state, sentence } = this.#settings.keyring;
    return { state, sentence };
  }

  get backendUrl(): URL | undefined {
    return this.#settings.backendUrl;
  }

  /** Sentences about the plugin's own options. */
  get problems(): string[] {
    return this.#settings.problems.map(({ sentence }) => sentence);
  }

  async accounts(): Promise<SeenAccount[]> {
    const panel = new Map((await this.book.panel()).map((one) => [one.row.name, one]));
    const entries = await this.book.named();
    return [...entries].map(([name, entry]) => this.seen(name, entry, panel.get(name)));
  }

  async account(name: string): Promise<SeenAccount | undefined> {
    return (await this.accounts()).find((one) => one.name === name);
  }

  /** The newest first. */
  async history(name: string, limit: number, offset: number): Promise<{ rows: ChangeRow[]; count: number }> {
    return this.store.history(name, limit, offset);
  }

  private seen(name: string, entry: AccountEntry, panel: StoredAccount | undefined): SeenAccount {
    const { accounts } = this.#settings;
    const config = accounts.get(name);
    const row = panel?.row;
    const settings = settingNames.map((setting) => {
      const fixed = configured(config, setting);
      const value = fixed === undefined ? (row?.settings[setting] ?? null) : showable(fixed);
      return [setting, { value, locked: fixed !== undefined, default: defaultOf(setting, name) }] as const;
    });
    const secrets = secretNames.map((secret) => {
      const locked = configured(config, secret) !== undefined;
      return [secret, { set: locked || row?.secrets[secret] !== undefined, locked }] as const;
    });
    return {
      name,
      source: row ? (accounts.has(name) ? "both" : "panel") : "config",
      problems: entry.ok
        ? []
        : entry.problems.map(({ setting, sentence }) => ({ setting: plainName(name, setting), sentence })),
      revision: row?.revision ?? 0,
      updatedAt: row?.updated_at ?? null,
      updatedBy: row?.updated_by ?? null,
      settings: Object.fromEntries(settings) as SeenAccount["settings"],
      secrets: Object.fromEntries(secrets) as SeenAccount["secrets"],
    };
  }
}

/** medusa-config may hold anything. An address with credentials in it is told by its problem alone. */
function showable(value: unknown): SettingValue {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value;
  if (typeof value === "string") return value.includes("@") && value.includes("//") ? null : value;
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
  return null;
}

const schemaDefaults = accountSchema.parse({});

function defaultOf(setting: SettingName, account: string): SettingValue {
  switch (setting) {
    case "means":
      return [...pageMeans];
    case "orderPrefix":
      return account.replaceAll("-", "").toUpperCase().slice(0, 20);
    case "requestDelimiter":
      return ";";
    case "saltEncoding":
      return "utf8";
    case "billCheckFields":
    case "billAnswerCheck":
    case "billStatusPath":
    case "billRevokePath":
      return BILL_DEFAULTS[setting];
    default:
      return showable(configured(schemaDefaults, setting));
  }
}
