import { ShopError } from "./errors.js";

export interface ShopConfig {
  backendUrl: string;
  publishableKey: string;
}

/** Reads /config.json, which the server of these files writes. Anything but two filled settings is "not set up". */
export async function loadConfig(): Promise<ShopConfig> {
  const answer = await fetch("/config.json", { cache: "no-store" });
  const settings: unknown = answer.ok ? await answer.json().catch(() => undefined) : undefined;
  if (!isShopConfig(settings)) throw new ShopError((t) => t.errors.noConfig);
  return settings;
}

function isShopConfig(settings: unknown): settings is ShopConfig {
  if (typeof settings !== "object" || settings === null) return false;
  const { backendUrl, publishableKey } = settings as Record<string, unknown>;
  return typeof backendUrl === "string" && URL.canParse(backendUrl) && typeof publishableKey === "string";
}
