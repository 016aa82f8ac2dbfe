import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type AssistModuleService from "../../modules/assist/service";
import { accountEntry } from "../account-list";
import { aboutAccount } from "./about-account";
import type { ConnectionCheck, Finding } from "./shapes";

/** What the last check of an account found. Throws NOT_FOUND for an account that the settings do not have. */
export async function lastCheck(container: MedusaContainer, name: string): Promise<ConnectionCheck | null> {
  const assist: AssistModuleService = container.resolve(ASSIST_MODULE);
  await accountEntry(assist, name);
  const [check] = await assist.checks.of([name]);
  if (!check) return null;
  return {
    checked_at: check.checked_at.toISOString(),
    level: check.level,
    // Written by checkConnection alone.
    findings: check.findings as Finding[],
    current: check.about === (await aboutAccount(assist, name)),
  };
}
