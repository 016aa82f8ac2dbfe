import { MedusaError } from "@medusajs/framework/utils";
import type { AccountEntry } from "./account-entry";
import type { AccountBook } from "./accounts";

/** An account of the settings, complete or not. */
export interface KnownAccount {
  name: string;
  complete: boolean;
  merchantId: string | undefined;
  live: boolean | undefined;
}

/** All accounts; of an incomplete one no more is told than its name. */
export async function readAccounts({ accounts }: { accounts: AccountBook }): Promise<KnownAccount[]> {
  const entries = await accounts.entries();
  return entries.map((entry) =>
    entry.ok
      ? {
          name: entry.account.name,
          complete: true,
          merchantId: entry.account.merchant.merchantId,
          live: entry.account.live,
        }
      : { name: entry.name, complete: false, merchantId: undefined, live: undefined },
  );
}

/** Throws NOT_FOUND for an account that the settings do not have. */
export async function accountEntry(
  { accounts }: { accounts: AccountBook },
  name: string,
): Promise<AccountEntry> {
  const entries = await accounts.entries();
  const found = entries.find((entry) => (entry.ok ? entry.account.name : entry.name) === name);
  if (!found) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist account of this name.");
  return found;
}

/** Public address of the Medusa server; undefined while the settings do not name it. */
export function backendUrl({ accounts }: { accounts: AccountBook }): URL | undefined {
  try {
    return accounts.backendUrl;
  } catch {
    return undefined;
  }
}

export const notificationPath = "/hooks/assist/notification";

/** What to enter as "Merchant URL" in Assist's personal account. */
export function notificationUrl({ accounts }: { accounts: AccountBook }): string | undefined {
  const url = backendUrl({ accounts });
  return url && new URL(notificationPath, url).href;
}
