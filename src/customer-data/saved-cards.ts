import type { MedusaContainer } from "@medusajs/framework/types";
import type { SavedCardsResponse } from "../contract/saved-cards";
import { ASSIST_MODULE } from "../modules/assist";
import { removeAccountHolders } from "../platform/customers/account-holders";

/** What a customer has paid with while Assist knew who it was; whether Assist has kept it, its page alone tells. */
export async function savedCardsOf(
  container: MedusaContainer,
  customerId: string,
): Promise<SavedCardsResponse["saved_cards"]> {
  const assist = container.resolve(ASSIST_MODULE);
  const used = await assist.customerNumbers.used(customerId);
  const shown: SavedCardsResponse["saved_cards"] = [];
  for (const { account: name, live, means, masked_card: card, paid_at: at } of used) {
    const account = await assist.accounts.find(name);
    // A card of tests is of no use once the account is live.
    if (account?.savedCards !== true || account.live !== live) continue;
    shown.push({ account: name, means, last_digits: card?.slice(-4) ?? null, paid_at: at.toISOString() });
  }
  return shown;
}

/**
 * Assist is told of the customer no more under the numbers so far, so that nothing that it keeps under them is offered again.
 * Should the process die half-way, the rows are there still, and asking again does the rest.
 */
export async function forgetCustomer(container: MedusaContainer, customerId: string): Promise<boolean> {
  const { customerNumbers } = container.resolve(ASSIST_MODULE);
  await removeAccountHolders(container, await customerNumbers.ofCustomers([customerId]));
  return customerNumbers.forget(customerId);
}
