import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../modules/assist";
import { readProviders } from "../platform/config/payment-module";
import { readRegions } from "../platform/config/shop";
import type { Account } from "../accounts/settings";
import type { BilledOrder } from "../platform/orders/billed-order";

/** An account that can make bills, and the payment provider under which the platform keeps what is paid to it. */
export interface Biller {
  account: Account;
  providerId: string;
}

/** The accounts that can make bills: complete, and used by a payment provider. */
export async function billers(container: MedusaContainer): Promise<Biller[]> {
  const assist = container.resolve(ASSIST_MODULE);
  const found = new Map<string, Biller>();
  for (const { providerId, account: name } of readProviders(container)) {
    const account = await assist.accounts.find(name);
    if (account && !found.has(name)) found.set(name, { account, providerId });
  }
  return [...found.values()];
}

/** The accounts that can make the order's bill; first, where there is one, that through which it was paid so far. */
export async function billersOf(container: MedusaContainer, order: BilledOrder): Promise<Biller[]> {
  const [all, former] = await Promise.all([billers(container), formerBiller(container, order)]);
  if (former === undefined) return all;
  const isFormer = ({ account }: Biller): boolean => account.name === former.account.name;
  return [...all.filter(isFormer), ...all.filter((biller) => !isFormer(biller))];
}

/**
 * The account that makes the order's bill: the one that staff name, else that through which the order was paid so far, else
 * the only one, else the only one whose provider the order's region has. Throws NOT_ALLOWED or INVALID_DATA with a sentence
 * that says what to do.
 */
export async function chooseBiller(
  container: MedusaContainer,
  order: BilledOrder,
  wanted: string | undefined,
): Promise<Biller> {
  const all = await billers(container);
  if (wanted !== undefined) {
    const named = all.find(({ account }) => account.name === wanted);
    if (named) return named;
    const assist = container.resolve(ASSIST_MODULE);
    // Throws with what is missing, unless the account is complete and no provider uses it.
    await assist.accounts.get(wanted);
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `No payment provider uses the Assist account "${wanted}": add one to the payment module in medusa-config.`,
    );
  }
  const former = await formerBiller(container, order);
  if (former) return former;
  const [only, ...more] = all;
  if (!only) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "No Assist account can make bills yet: the log at start-up says what is missing.",
    );
  }
  if (more.length === 0) return only;
  const [region] = order.regionId === null ? [] : await readRegions(container, order.regionId);
  const enabled = new Set(region?.providers);
  const [inRegion, ...others] = all.filter(({ providerId }) => enabled.has(providerId));
  if (inRegion && others.length === 0) return inRegion;
  const names = all.map(({ account }) => account.name).join(", ");
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `Say which Assist account makes the bill: ${names}.`);
}

/** Undefined when the order was paid through no account, through several, or through one that can make no bills now. */
async function formerBiller(
  container: MedusaContainer,
  { payments }: BilledOrder,
): Promise<Biller | undefined> {
  const live = payments.filter(({ canceled }) => !canceled);
  const sessions = (live.length > 0 ? live : payments).map(({ sessionId }) => sessionId);
  if (sessions.length === 0) return undefined;
  const assist = container.resolve(ASSIST_MODULE);
  const names = new Set((await assist.orders.ofSessionsOrCarts(sessions, [])).map(({ account }) => account));
  if (names.size > 1) return undefined;
  return (await billers(container)).find(({ account }) => names.has(account.name));
}
