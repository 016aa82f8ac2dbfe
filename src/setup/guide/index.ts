import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import { backendUrl, readAccounts, type KnownAccount } from "../../accounts/account-list";
import { lastCheckIn } from "../connection-check/last-check";
import { isPrivateHost } from "../connection-check/backend-findings";
import {
  expectedAccounts,
  readRegions,
  shopFactsOf,
  type RegionWithProviders,
} from "../../platform/config/shop";
import { regionsOf } from "../connection-check/shop-findings";
import type { SetupDTO } from "../../contract/setup";
import { mistakesOf, stepsOf, type AccountProgress } from "./steps";

/** How far the first set-up is, by what is remembered: asks nobody. */
export async function readSetup(container: MedusaContainer): Promise<SetupDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const accounts = await readAccounts(assist);
  const names = accounts.map(({ name }) => name);
  const merchantIds = accounts.flatMap(({ merchantId }) => merchantId ?? []);
  const [regions, paid, last] = await Promise.all([
    readRegions(container),
    assist.health.paidAccounts(names),
    assist.health.lastMessages([...new Set(merchantIds)]),
  ]);
  const sealed = assist.settings.encryption.state === "ready";
  const address = backendUrl(assist);
  const notifiable = address !== undefined && !isPrivateHost(address.hostname);
  const progressOf = async (account: KnownAccount): Promise<AccountProgress> => {
    const shop = shopFactsOf(container, account.name, regions);
    const check = await lastCheckIn(assist, account.name, shop);
    return {
      ...account,
      exists: true,
      mistakes: check?.current ? mistakesOf(check.findings) : undefined,
      check: check && { checked_at: check.checked_at, level: check.level, current: check.current },
      shop,
      regions: regionsOf(shop).map(({ id, name }) => ({ id, name })),
      paid: paid.has(account.name),
      notified: last.some(
        ({ merchant_id, good_at }) => merchant_id === account.merchantId && good_at !== null,
      ),
      notifiable,
    };
  };
  const progress = await Promise.all(accounts.map(progressOf));
  const candidates = progress.length > 0 ? progress : expected(container, regions, notifiable);
  const all = candidates.map((account) => ({ account, steps: stepsOf(account, sealed) }));
  const furthest = all.toSorted((one, other) => open(one.steps) - open(other.steps))[0];
  const steps = furthest?.steps ?? stepsOf(undefined, sealed);
  return {
    finished: open(steps) === 0,
    account: furthest?.account.exists ? furthest.account.name : null,
    steps,
    accounts: progress.map(({ name, complete, check, shop, regions: within, paid: hasPaid }) => ({
      name,
      complete,
      check,
      regions: within,
      provider_ids: shop.providerIds,
      paid: hasPaid,
    })),
  };
}

/** Accounts that payment providers in medusa-config wait for, in a shop that has none. */
function expected(
  container: MedusaContainer,
  regions: RegionWithProviders[],
  notifiable: boolean,
): AccountProgress[] {
  return expectedAccounts(container).map((name) => {
    const shop = shopFactsOf(container, name, regions);
    return {
      ...{ name, complete: false, merchantId: undefined, live: undefined, exists: false },
      ...{ mistakes: undefined, check: null, paid: false, notified: false, notifiable, shop },
      regions: regionsOf(shop).map(({ id, name: region }) => ({ id, name: region })),
    };
  });
}

const open = (steps: readonly { state: string }[]): number =>
  steps.filter(({ state }) => state === "todo").length;
