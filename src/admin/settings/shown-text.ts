import type { SettingName, SettingValue } from "../../contract/settings";
import { fieldKinds, textKeys } from "./fields";

/** A setting's value in the reader's words; undefined when there is none. */
export function shownText(
  setting: SettingName,
  value: SettingValue,
  t: (key: string) => string,
): string | undefined {
  const kind = fieldKinds[setting];
  if (kind.kind === "list") {
    const chosen = Array.isArray(value) ? value : [];
    return chosen.length === 0
      ? t(`settings.values.${kind.texts}.everything`)
      : chosen.map((one) => t(`settings.values.${kind.texts}.${one}`)).join(", ");
  }
  if (kind.kind === "switch") return t(`settings.values.live.${value === true ? "true" : "false"}`);
  if (kind.kind === "choice") {
    if (typeof value !== "string")
      return kind.unset === undefined ? undefined : t(`settings.values.${kind.texts}.${kind.unset}`);
    return kind.texts === "" ? value : t(`settings.values.${kind.texts}.${textKeys[value] ?? value}`);
  }
  return value === null || value === "" || Array.isArray(value) ? undefined : String(value);
}
