import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type AssistModuleService from "../../modules/assist/service";
import type { Account } from "../../accounts/account-entry";
import { trialNumber } from "../../accounts/trial-number";
import { accountEntry } from "../../accounts/account-list";
import { aboutAccount } from "./about-account";
import { gatewayFindings } from "./gateway-findings";
import { homeFindings, worstOf } from "./home-findings";
import { modeFindings } from "./mode-findings";
import { readRegions, shopFactsOf, type RegionWithProviders } from "../../platform/config/shop";
import { tryRequest, type TrialResult } from "./request-findings";
import { regionsOf } from "./shop-findings";
import type { ConnectionCheckDTO, FindingDTO } from "../../contract/connection-check";
import { TrialClients } from "./trial-clients";

/**
 * Looks for the usual mistakes of an account's set-up, remembers and returns what it found. Moves no money and throws
 * nothing for what Assist answers: that is a finding. Throws NOT_FOUND for an account that the settings do not have.
 */
export async function checkConnection(container: MedusaContainer, name: string): Promise<ConnectionCheckDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const entry = await accountEntry(assist, name);
  const regions = await readRegions(container);
  const shop = shopFactsOf(container, name, regions);
  const findings = [
    ...(entry.ok ? await ofGateway(assist, entry.account, regionsOf(shop)) : []),
    ...(await homeFindings(assist, name, entry, shop)),
  ];
  const level = worstOf(findings);
  const about = await aboutAccount(assist, name);
  const at = await assist.checks.remember({ account: name, level, findings, about });
  return { checked_at: at.toISOString(), level, findings, current: true };
}

/** Asks the gateway; what depends on an answer that did not come is left out. */
async function ofGateway(
  assist: AssistModuleService,
  account: Account,
  regions: readonly RegionWithProviders[],
): Promise<FindingDTO[]> {
  const clients = new TrialClients(account);
  try {
    const gateway = account.merchant.gatewayUrl;
    const probe = await clients.current.probe(trialNumber());
    const reached = gatewayFindings(probe, gateway.hostname, new Date());
    const known = await assist.health.knownOrderOf(account.name, account.live);
    const currency = known?.currency ?? (regions[0]?.currency ?? ofCountry(gateway)).toUpperCase();
    const trial: TrialResult =
      reached.at(-1)?.code === "credentials-right"
        ? await tryRequest({ account, clients, currency, known })
        : { findings: [] };
    return [...reached, ...trial.findings, ...modeFindings(account.live, gateway, trial.order?.testMode)];
  } finally {
    await clients.close();
  }
}

const ofCountry = (gateway: URL): string => (gateway.hostname.endsWith(".by") ? "BYN" : "RUB");
