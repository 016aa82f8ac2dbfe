import type { AccountEntry } from "../../accounts/account-entry";
import type AssistModuleService from "../../modules/assist/service";
import { backendUrl } from "../../accounts/account-list";
import { backendFindings } from "./backend-findings";
import {
  homeCodes,
  type FindingDTO,
  type FindingCode,
  type FindingLevel,
} from "../../contract/connection-check";
import { shopFindings } from "./shop-findings";
import type { ShopFacts } from "../../platform/config/shop";
import type { LastMessages } from "../../store/notifications/notification-health";
import { sentenceOf } from "../notification-health/verdict-sentence";
import type { Merchant } from "../../gateway";

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

/** Without a key the panel takes no secrets; an account that medusa-config has whole needs none. */
export async function encryptionFindings(assist: AssistModuleService, name: string): Promise<FindingDTO[]> {
  const { state, sentence } = assist.settings.encryption;
  if (state === "ready") return [];
  const account = (await assist.settings.accounts()).find((one) => one.name === name);
  if (account?.source === "config") return [];
  return [{ code: "encryption-key", level: "warning", setting: "encryptionKey", sentence }];
}

/** Whether Assist's notifications come in for the account's mode. `paid`: some order of the account has been paid. */
export function notificationFinding(last: LastMessages | undefined, paid: boolean): FindingDTO {
  const good = last?.good_at;
  const bad = last?.bad_at;
  if (bad && (!good || bad > good)) {
    const verdict = last.bad_verdict ?? "";
    return {
      code: "notifications-refused",
      level: "error",
      facts: { verdict, at: bad.toISOString() },
      sentence: `The last notification was refused. ${sentenceOf(verdict)}`,
    };
  }
  if (good) {
    return {
      code: "notifications-right",
      level: "ok",
      facts: { at: good.toISOString() },
      sentence: "Assist's notifications come in.",
    };
  }
  return paid
    ? {
        code: "notifications-none",
        level: "warning",
        sentence:
          "Payments were made, and no notification has ever come: enter the notification address in Assist's personal account. Until then the job finds payments within five minutes.",
      }
    : {
        code: "notifications-none-yet",
        level: "ok",
        sentence: "No notification has come yet. The first test payment must bring one.",
      };
}

const fewestCharacters = 16;

/** A check value is in every shopper's browser, beside all that it was made of but the word (protocol §2.3). */
export function secretWordFindings({ secretWord }: Pick<Merchant, "secretWord">): FindingDTO[] {
  if (secretWord.length >= fewestCharacters) return [];
  return [
    {
      code: "secret-word-short",
      level: "warning",
      setting: "secretWord",
      sentence:
        "The secret word has fewer than 16 characters. Every shopper sees what it signs, so a short word can be found by trying: have Assist take a random one.",
    },
  ];
}
