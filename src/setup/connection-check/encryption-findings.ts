import type AssistModuleService from "../../modules/assist/service";
import type { FindingDTO } from "../../contract/connection-check";

/** Without a key the panel takes no secrets; an account that medusa-config has whole needs none. */
export async function encryptionFindings(assist: AssistModuleService, name: string): Promise<FindingDTO[]> {
  const { state, sentence } = assist.settings.encryption;
  if (state === "ready") return [];
  const account = (await assist.settings.accounts()).find((one) => one.name === name);
  if (account?.source === "config") return [];
  return [{ code: "encryption-key", level: "warning", setting: "encryptionKey", sentence }];
}
