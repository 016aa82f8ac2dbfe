/**
 * What the routes of the settings take and give, for the admin panel to import as types. A refusal is Medusa's own
 * `{ type, message }`, `message` a sentence: 400 for what cannot be used, 403 without the right, 404 for an unknown
 * account, 409 (`type: "conflict"`) when somebody else has changed the account meanwhile.
 */

/** Everything that an account may be set to and everybody on the staff may see. A dot leads into a group. */
export const settingNames = [
  "gatewayUrl",
  "merchantId",
  "login",
  "stages",
  "holdDays",
  "live",
  "means",
  "oneStageMeans",
  "language",
  "orderPrefix",
  "orderComment",
  "mobilePage",
  "savedCards",
  "disable3ds",
  "storefrontUrl",
  "paymentLinkHours",
  "policies.changedCheckout",
  "policies.paidTwice",
  "policies.canceledOrder",
  "policies.amountDiffers",
  "policies.wrongMode",
  "questionsPerRun",
  "signatureAlgorithm",
  "signatureAlone",
  "requestDelimiter",
  "saltEncoding",
  "billDays",
  "billKind",
  "billSending",
  "unpaidBill",
  "billCheckFields",
  "billAnswerCheck",
  "billStatusPath",
  "billRevokePath",
] as const;

export type SettingName = (typeof settingNames)[number];

/** `means` is a list, `live`, `oneStageMeans`, `savedCards`, `disable3ds` and `signatureAlone` are booleans, `holdDays`, `paymentLinkHours`, `billDays` and `questionsPerRun` are whole numbers, all others texts. */
export type SettingValue = string | number | boolean | string[] | null;

/** What is sealed and never sent back. */
export const secretNames = ["password", "secretWord", "previousSecretWord", "signatureKey"] as const;

export type SecretName = (typeof secretNames)[number];

export interface SettingDTO {
  /** What counts: medusa-config's value, else the panel's; null when neither has one, and the default counts. */
  value: SettingValue;
  /** medusa-config has the value: it cannot be changed in the panel. */
  locked: boolean;
  /** Null when there is none: then the account needs a value, or does without. */
  default: SettingValue;
}

export interface SecretDTO {
  set: boolean;
  locked: boolean;
}

export interface SettingProblemDTO {
  /** A setting or a secret; "name" or "account" for one of the account as a whole. */
  setting: string;
  sentence: string;
}

export interface StaffMemberDTO {
  id: string;
  /** Null for a secret API key and for a user who is gone. */
  email: string | null;
}

export interface AccountDTO {
  name: string;
  source: "config" | "panel" | "both";
  /** It can take payments. */
  complete: boolean;
  problems: SettingProblemDTO[];
  /** To be sent back with a change; 0 while the panel has nothing about the account. */
  revision: number;
  /** ISO time; null while the panel has nothing about the account. */
  updated_at: string | null;
  updated_by: StaffMemberDTO | null;
  settings: Record<SettingName, SettingDTO>;
  secrets: Record<SecretName, SecretDTO>;
  /** Lines to add to medusa-config, when no payment provider uses the account. */
  config_lines: string | null;
}

/** GET /admin/assist/settings */
export interface SettingsDTO {
  /** Without a key ("missing") or with one that cannot be used ("wrong") everything but secrets can be set. */
  encryption: { state: "ready" | "missing" | "wrong"; sentence: string };
  backend_url: string | null;
  notification_url: string | null;
  /** Of medusa-config, each with the account that it names; `id` is null when the configuration gives none. */
  providers: { id: string | null; provider_id: string; account: string }[];
  /** What medusa-config still lacks. */
  problems: string[];
  accounts: AccountDTO[];
}

/** POST /admin/assist/accounts */
export interface NewAccountBody {
  /** Small letters, digits and "-", at most 40; it cannot be changed later. */
  name: string;
  settings?: Partial<Record<SettingName, SettingValue>>;
  secrets?: Partial<Record<SecretName, string>>;
}

/** POST /admin/assist/accounts/:name. What is not named stays; null removes a value. */
export interface AccountChangeBody {
  revision: number;
  settings?: Partial<Record<SettingName, SettingValue>>;
  secrets?: Partial<Record<SecretName, string | null>>;
}

/** Answer of both. */
export interface AccountResponse {
  account: AccountDTO;
}

export interface AccountChangeDTO {
  id: string;
  /** ISO time. */
  at: string;
  by: StaffMemberDTO;
  action: "created" | "changed" | "deleted";
  /** A secret's `before` is null or "set", its `after` "set", "changed" or "removed". */
  changes: { setting: string; before: SettingValue; after: SettingValue }[];
}

/** GET /admin/assist/accounts/:name/history?limit&offset, the newest first. */
export interface AccountHistoryResponse {
  changes: AccountChangeDTO[];
  count: number;
}

/** DELETE /admin/assist/accounts/:name */
export interface AccountDeletedResponse {
  name: string;
  deleted: true;
}
