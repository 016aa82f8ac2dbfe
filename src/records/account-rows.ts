import type AssistAccount from "../modules/assist/models/account";
import type { Row } from "../modules/assist/models/row";
import type AssistSettingChange from "../modules/assist/models/setting-change";
import type { StoredSettings, SecretName, SettingValue } from "./setting-names";

export type SealedSecrets = Partial<Record<SecretName, string>>;

/** A row of assist_account. */
export type AccountRow = Row<typeof AssistAccount, { settings: StoredSettings; secrets: SealedSecrets }>;

export interface SettingChange {
  setting: string;
  before: SettingValue;
  after: SettingValue;
}

/** A row of assist_setting_change. */
export type ChangeRow = Row<typeof AssistSettingChange, { changes: SettingChange[] }>;

export type ChangeAct = ChangeRow["action"];

/** An account as it was read: after a change in the panel its revision is another. */
export interface AccountVersion {
  name: string;
  revision: number;
}
