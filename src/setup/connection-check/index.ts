import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type AssistModuleService from "../../modules/assist/service";
import type { Account } from "../../accounts/account-entry";
import { trialNumber } from "../../accounts/trial-number";
import { accountEntry, backendUrl } from "../../accounts/account-list";
import { anyReturnAddress } from "../../accounts/return-address";
import { aboutAccount } from "./about-account";
import { tryBill } from "./bill-findings";
import { gatewayFindings } from "./gateway-findings";
import { homeFindings, worstOf } from "./home-findings";
import { modeFindings } from "./mode-findings";
import { readRegions, shopFactsOf, type RegionWithProviders } from "../../platform/config/shop";
import { tryRequest } from "./request-findings";
import { regionsOf } from "./shop-findings";
import type { ConnectionCheckDTO, FindingDTO } from "../../contract/connection-check";
import { TrialClients } from "./trial-clients";

/**
 * Looks for the usual mistakes of an account's set-up, remembers and returns what it found. Moves no money and throws
 * nothing for what Assist answers: that is a finding. Throws NOT_FOUND for an account that the settings do not have.
 */
export async function checkConnection(
  container: MedusaContainer,
  name: string,
  actor: string,
): Promise<ConnectionCheckDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const entry = await accountEntry(assist, name);
  const regions = await readRegions(container);
  const shop = shopFactsOf(container, name, regions);
  const findings = [
    ...(entry.ok ? await ofGateway(assist, entry.account, regionsOf(shop), actor) : []),
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
  actor: string,
): Promise<FindingDTO[]> {
  const clients = new TrialClients(account);
  try {
    const gateway = account.merchant.gatewayUrl;
    const probe = await clients.current.probe(trialNumber());
    const reached = gatewayFindings(probe, gateway.hostname, new Date());
    const known = await assist.health.knownOrderOf(account.name, account.live);
    const currency = known?.currency ?? (regions[0]?.currency ?? ofCountry(gateway)).toUpperCase();
    if (reached.at(-1)?.code !== "credentials-right")
      return [...reached, ...modeFindings(account.live, gateway, undefined)];
    const trial = await tryRequest({ account, clients, currency, known });
    const has = (code: FindingDTO["code"]) => trial.findings.some((finding) => finding.code === code);
    // Where no check value is looked at, a trial would tell nothing about it.
    const tellsFields = has("secret-word-right") && !has("check-off");
    const bills = tellsFields ? await ofBills(assist, account, clients, currency, actor) : [];
    const mode = modeFindings(account.live, gateway, trial.order?.testMode);
    return [...reached, ...trial.findings, ...bills, ...mode];
  } finally {
    await clients.close();
  }
}

/** What was found counts from now on, and stands in the account's history; should somebody change the account meanwhile, the next check finds it. */
async function ofBills(
  assist: AssistModuleService,
  account: Account,
  clients: TrialClients,
  currency: string,
  actor: string,
): Promise<FindingDTO[]> {
  const base = backendUrl(assist);
  if (!base) return [];
  const returnUrl = anyReturnAddress(base);
  const { findings, billCheckFields } = await tryBill({ account, clients, currency, returnUrl });
  if (billCheckFields) {
    const wanted = { settings: { billCheckFields }, secrets: {} };
    await assist.accountEditor.change(account.name, account.revision, wanted, actor);
  }
  return findings;
}

const ofCountry = (gateway: URL): string => (gateway.hostname.endsWith(".by") ? "BYN" : "RUB");
