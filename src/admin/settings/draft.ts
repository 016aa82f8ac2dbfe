import type { AccountChangeBody, AccountDTO, SettingName, SettingValue } from "../../contract/settings";

/** What has been entered and not saved. A setting that is null goes back to its default; a secret that is null is removed. */
export type Draft = Required<Omit<AccountChangeBody, "revision">>;

export const emptyDraft: Draft = { settings: {}, secrets: {} };

/** What a field shows: what was entered, else what the account has. */
export function fieldValue(draft: Draft, setting: SettingName, account?: AccountDTO): SettingValue {
  const entered = draft.settings[setting];
  return entered === undefined ? (account?.settings[setting].value ?? null) : entered;
}

/** The changes alone, without white space around texts; an empty box means "not set". */
export function asBody(draft: Draft, account?: AccountDTO): Draft {
  const settings = Object.entries(draft.settings).flatMap(([name, entered]) => {
    const value =
      typeof entered === "string" && name !== "requestDelimiter" ? entered.trim() || null : entered;
    const before = account?.settings[name as SettingName].value ?? null;
    return JSON.stringify(value) === JSON.stringify(before) ? [] : [[name, value] as const];
  });
  const secrets = Object.entries(draft.secrets).filter(([, entered]) => entered === null || entered !== "");
  return { settings: Object.fromEntries(settings), secrets: Object.fromEntries(secrets) };
}
