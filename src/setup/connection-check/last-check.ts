import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type AssistModuleService from "../../modules/assist/service";
import { accountEntry } from "../../accounts/account-list";
import { aboutAccount } from "./about-account";
import { withHomeNow, worstOf } from "./home-findings";
import { readRegions, type ShopFacts, shopFactsOf } from "../../platform/config/shop";
import type { ConnectionCheckDTO, FindingDTO } from "../../contract/connection-check";

/**
 * What the last check of an account found, and what the shop itself knows now. Null when it was never checked.
 * Throws NOT_FOUND for an account that the settings do not have.
 */
export async function lastCheck(
  container: MedusaContainer,
  name: string,
): Promise<ConnectionCheckDTO | null> {
  const assist = container.resolve(ASSIST_MODULE);
  await accountEntry(assist, name);
  return lastCheckIn(assist, name, shopFactsOf(container, name, await readRegions(container)));
}

/** The same for whoever has read the shop already. */
export async function lastCheckIn(
  assist: AssistModuleService,
  name: string,
  shop: ShopFacts,
): Promise<ConnectionCheckDTO | null> {
  const [check] = await assist.checks.of([name]);
  if (!check) return null;
  const entry = await accountEntry(assist, name);
  // Written by checkConnection alone.
  const findings = await withHomeNow(check.findings as FindingDTO[], assist, name, entry, shop);
  return {
    checked_at: check.checked_at.toISOString(),
    level: worstOf(findings),
    findings,
    current: check.about === (await aboutAccount(assist, name)),
  };
}
