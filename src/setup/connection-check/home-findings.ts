import type { AccountEntry } from "../../accounts/account-entry";
import type AssistModuleService from "../../modules/assist/service";
import { backendUrl } from "../../accounts/account-list";
import { backendFindings } from "./backend-findings";
import { encryptionFindings } from "./encryption-findings";
import { notificationFinding } from "./notification-findings";
import { secretWordFindings } from "./secret-word-findings";
import {
  homeCodes,
  type FindingDTO,
  type FindingCode,
  type FindingLevel,
} from "../../contract/connection-check";
import { shopFindings } from "./shop-findings";
import type { ShopFacts } from "../../platform/config/shop";

const isOfHome = (code: FindingCode): boolean => homeCodes.some((one) => one === code);

/** What the shop itself knows of an account's set-up, without asking Assist. */
export async function homeFindings(
  assist: AssistModuleService,
  name: string,
  entry: AccountEntry,
  shop: ShopFacts,
): Promise<FindingDTO[]> {
  return [
    ...(entry.ok ? [await notifications(assist, entry.account)] : incomplete(entry)),
    ...backendFindings(backendUrl(assist), entry.ok && entry.account.live),
    ...shopFindings(name, shop),
    ...(await encryptionFindings(assist, name)),
    ...(entry.ok ? secretWordFindings(entry.account.merchant) : []),
  ];
}

/** What an earlier check found, with what the shop knows now in place of what it knew then. */
export async function withHomeNow(
  findings: readonly FindingDTO[],
  ...about: Parameters<typeof homeFindings>
): Promise<FindingDTO[]> {
  return [...findings.filter(({ code }) => !isOfHome(code)), ...(await homeFindings(...about))];
}

export function worstOf(findings: readonly FindingDTO[]): FindingLevel {
  const levels = findings.map(({ level }) => level);
  return levels.includes("error") ? "error" : levels.includes("warning") ? "warning" : "ok";
}

const incomplete = (entry: Extract<AccountEntry, { ok: false }>): FindingDTO[] =>
  entry.problems.map(({ setting, sentence }) => ({ code: "incomplete", level: "error", setting, sentence }));

async function notifications(
  assist: AssistModuleService,
  account: Extract<AccountEntry, { ok: true }>["account"],
): Promise<FindingDTO> {
  const [last] = (await assist.health.lastMessages([account.merchant.merchantId])).filter(
    (row) => row.test_mode === !account.live,
  );
  const paid = await assist.health.paidAccounts([account.name]);
  return notificationFinding(last, paid.has(account.name));
}
