import type { AccountEntry } from "../account-entry";
import {
  secretNames,
  settingNames,
  type StoredSettings,
  type SecretName,
  type SettingName,
  type SettingValue,
} from "../../records/setting-names";
import type { SettingChange } from "../../records/account-rows";

/** What staff ask for. What is not named stays; null removes a value. */
export interface WantedChange {
  settings: StoredSettings;
  secrets: Partial<Record<SecretName, string | null>>;
}

/** Settings that say which contract with Assist an order belongs to. */
const contract = ["gatewayUrl", "merchantId", "live"] as const satisfies readonly SettingName[];

export function settingsAfter(before: StoredSettings, wanted: WantedChange): StoredSettings {
  const entries = settingNames.flatMap((name) => {
    const value = wanted.settings[name] === undefined ? before[name] : wanted.settings[name];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** For the history. Of a secret only that it was set, changed or removed. */
export function changesOf(
  before: { settings: StoredSettings; secrets: Partial<Record<SecretName, unknown>> },
  after: StoredSettings,
  secrets: WantedChange["secrets"],
): SettingChange[] {
  const ofSettings = settingNames.flatMap((setting): SettingChange[] => {
    const [was, is] = [before.settings[setting] ?? null, after[setting] ?? null];
    return same(was, is) ? [] : [{ setting, before: was, after: is }];
  });
  const ofSecrets = secretNames.flatMap((setting): SettingChange[] => {
    const text = secrets[setting];
    const was = before.secrets[setting] === undefined ? null : "set";
    if (text === undefined || (text === null && was === null)) return [];
    return [{ setting, before: was, after: text === null ? "removed" : was === null ? "set" : "changed" }];
  });
  return [...ofSettings, ...ofSecrets];
}

/** Another contract with Assist: orders of the one before are not known to it. */
export function isOtherContract(
  before: AccountEntry,
  after: AccountEntry,
  changes: readonly SettingChange[],
): boolean {
  if (before.ok && after.ok) {
    const [one, other] = [before.account, after.account];
    return (
      one.live !== other.live ||
      one.merchant.merchantId !== other.merchant.merchantId ||
      one.merchant.gatewayUrl.origin !== other.merchant.gatewayUrl.origin
    );
  }
  return changes.some(({ setting }) => contract.some((name) => name === setting));
}

function same(one: SettingValue, other: SettingValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
