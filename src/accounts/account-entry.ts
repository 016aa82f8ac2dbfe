import {
  offeredOf,
  parseMerchant,
  type BillOptions,
  type GatewayHostPolicy,
  type ClientOptions,
  type Merchant,
  type PageMeans,
} from "../gateway";
import { accountSchema } from "./account-schema";
import { billOptionsOf, longestEripPrefix, type BillTerms } from "./bill-settings";
import { parseHttpUrl, sentencesOf, type SettingProblem } from "./setting-problem";
import type { Policies } from "../records/policies";

export type { SettingProblem } from "./setting-problem";

/** A merchant's contract with Assist, complete and checked. */
export interface Account extends BillTerms {
  name: string;
  /** Of what the panel has; 0 where medusa-config has all. */
  revision: number;
  merchant: Merchant;
  stages: "one" | "two";
  /** After so many days the bank may let a hold go. */
  holdDays: number;
  /** Only answers and messages with test flag 0 count when true, only those with 1 when false. */
  live: boolean;
  /** What Assist's page offers where the shopper chooses there; absent: everything that the merchant has agreed. */
  means?: readonly PageMeans[];
  language?: "RU" | "EN";
  orderPrefix: string;
  /** A template, see rules/checkout/order-comment.ts. */
  orderComment?: string;
  mobilePage: "account" | "detect" | "always";
  /** With two stages: means that take the money at once are offered, too. */
  oneStageMeans: boolean;
  /** Customers who are signed in may keep a card at Assist. */
  savedCards: boolean;
  disable3ds: boolean;
  storefrontUrl?: URL;
  /** So many hours after it was made a payment address gives out no more forms. */
  paymentLinkHours: number;
  policies: Policies;
  /** What vouches for its payment requests. */
  signing: Pick<ClientOptions, "signatureAlgorithm" | "signatureAlone">;
  /** How Assist treats this account's bills. */
  billOptions: Partial<BillOptions>;
  /** How often a run of the reconcile job may ask the gateway. */
  questionsPerRun: number;
}

export type AccountEntry =
  { ok: true; account: Account } | { ok: false; name: string; problems: SettingProblem[] };

const accountName = /^[a-z0-9][a-z0-9-]{0,39}$/;

export function isAccountName(name: string): boolean {
  return accountName.test(name);
}

/**
 * Reads one account. Never throws: what is wrong becomes sentences, all of them at once. `unreadable` are secrets of the
 * panel that could not be opened; they count as missing, with the reason.
 */
export function readAccount(
  name: string,
  value: unknown,
  hosts: GatewayHostPolicy,
  unreadable: readonly SettingProblem[] = [],
  revision = 0,
): AccountEntry {
  if (!isAccountName(name)) {
    const sentence = `The account name "${name}" may only have small letters, digits and "-".`;
    return { ok: false, name, problems: [{ setting: "accounts", sentence }] };
  }
  const parsed = accountSchema.safeParse(value);
  if (!parsed.success) {
    const problems = sentencesOf(parsed.error, `accounts.${name}`);
    return { ok: false, name, problems: [...problems, ...unreadable] };
  }

  const {
    stages,
    holdDays,
    live,
    means,
    language,
    orderPrefix,
    orderComment,
    storefrontUrl,
    policies,
    ...others
  } = parsed.data;
  const problems: SettingProblem[] = [...unreadable];
  const merchant = parseMerchant(others, hosts);
  if (!merchant.ok) {
    const explained = new Set(unreadable.map(({ setting }) => setting));
    problems.push(...merchant.problems.filter(({ setting }) => !explained.has(setting)));
  }
  if (means && offeredOf(stages, means, others.oneStageMeans).length === 0) {
    const sentence =
      "With two stages the page needs a means that can hold money: a card or a telephone's wallet.";
    problems.push({ setting: "means", sentence });
  }
  if (others.signatureAlone && others.signatureKey === undefined) {
    const sentence = "Payment requests without a check value need signatureKey.";
    problems.push({ setting: "signatureAlone", sentence });
  }
  const storefront = storefrontUrl === undefined ? undefined : parseHttpUrl(storefrontUrl);
  if (storefrontUrl !== undefined && !storefront) {
    problems.push({
      setting: "storefrontUrl",
      sentence: 'storefrontUrl must be a full address such as "https://shop.example".',
    });
  }
  const isErip = others.billKind === "erip";
  if (isErip && orderPrefix !== undefined && orderPrefix.length > longestEripPrefix) {
    problems.push({
      setting: "orderPrefix",
      sentence: `orderPrefix of an account with ERIP bills may have ${longestEripPrefix} characters at most, as ERIP takes no longer bill numbers.`,
    });
  }
  if (!merchant.ok || problems.length > 0) return { ok: false, name, problems };
  const longest = isErip ? longestEripPrefix : 20;
  const prefix = orderPrefix ?? name.replaceAll("-", "").toUpperCase().slice(0, longest);
  return {
    ok: true,
    account: {
      name,
      revision,
      merchant: merchant.merchant,
      stages,
      holdDays,
      live,
      means,
      language,
      orderPrefix: prefix,
      orderComment,
      mobilePage: others.mobilePage,
      oneStageMeans: others.oneStageMeans,
      savedCards: others.savedCards,
      disable3ds: others.disable3ds,
      storefrontUrl: storefront,
      paymentLinkHours: others.paymentLinkHours,
      policies,
      signing: { signatureAlgorithm: others.signatureAlgorithm, signatureAlone: others.signatureAlone },
      billOptions: billOptionsOf(others),
      billDays: others.billDays,
      billKind: others.billKind,
      billSending: others.billSending,
      unpaidBill: others.unpaidBill,
      questionsPerRun: others.questionsPerRun,
    },
  };
}
