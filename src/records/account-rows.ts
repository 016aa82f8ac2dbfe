import type { PanelSettings, SecretName, SettingValue } from "./setting-names";

export type SealedSecrets = Partial<Record<SecretName, string>>;

/** A row of assist_account. */
export interface AccountRow {
  id: string;
  name: string;
  settings: PanelSettings;
  secrets: SealedSecrets;
  revision: number;
  created_by: string;
  updated_by: string;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

export interface SettingChange {
  setting: string;
  before: SettingValue;
  after: SettingValue;
}

export type ChangeAct = "created" | "changed" | "deleted";

/** A row of assist_setting_change. */
export interface ChangeRow {
  id: string;
  account: string;
  act: ChangeAct;
  actor: string;
  changes: SettingChange[];
  created_at: Date;
}

/** An account as it was read: after a change in the panel its revision is another. */
export interface AccountVersion {
  name: string;
  revision: number;
}
