import { settingNames, type StoredSettings, type SecretName } from "../../records/setting-names";

/** Plain texts, in memory only. */
export type OpenSecrets = Partial<Record<SecretName, string>>;

/** A value of medusa-config: undefined when it has none. */
export function configured(config: unknown, name: string): unknown {
  const found = name.split(".").reduce<unknown>((value, part) => {
    const known = typeof value === "object" && value !== null && Object.hasOwn(value, part);
    return known ? (value as Record<string, unknown>)[part] : undefined;
  }, config);
  return isAbsent(name, found) ? undefined : found;
}

/** What a missing or an empty environment variable gives. For the delimiter nothing is a value. */
function isAbsent(name: string, value: unknown): boolean {
  return value === undefined || (value === "" && name !== "requestDelimiter");
}

/**
 * An account as medusa-config would have it, with what the panel has where medusa-config has nothing. What it has
 * under names that do not exist stays, and is complained of.
 */
export function mergeAccount(config: unknown, settings: StoredSettings, secrets: OpenSecrets): unknown {
  if (config !== undefined && (typeof config !== "object" || config === null || Array.isArray(config)))
    return config;
  const merged: Record<string, unknown> = { ...secrets };
  for (const name of settingNames) {
    const value = settings[name];
    if (value === undefined || value === null) continue;
    const [group, inner] = name.split(".");
    if (group !== undefined && inner !== undefined)
      merged[group] = { ...(merged[group] as object | undefined), [inner]: value };
    else merged[name] = value;
  }
  for (const [name, value] of Object.entries(config ?? {})) {
    if (isAbsent(name, value)) continue;
    merged[name] = isGroup(value) && isGroup(merged[name]) ? { ...merged[name], ...defined(value) } : value;
  }
  return merged;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function defined(group: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== undefined));
}
