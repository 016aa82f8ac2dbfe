import type { MedusaContainer } from "@medusajs/framework/types";
import type { SavedCardsResponse } from "../contract/saved-cards";
import { ASSIST_MODULE } from "../modules/assist";
import { removeAccountHolders } from "../platform/customers/account-holders";

/** What a customer has paid with while Assist knew who it was; whether Assist has kept it, its page alone tells. */
export async function savedCardsOf(
  container: MedusaContainer,
  customerId: string,
): Promise<SavedCardsResponse["saved_cards"]> {
  const used = await container.resolve(ASSIST_MODULE).customerNumbers.used(customerId);
  return used.map(({ account, means, masked_card, paid_at }) => ({
    account,
    means,
    last_digits: masked_card?.slice(-4) ?? null,
    paid_at: paid_at.toISOString(),
  }));
}

/** Assist is told of the customer no more under the numbers so far, so that nothing that it keeps under them is offered again. */
export async function forgetCustomer(container: MedusaContainer, customerId: string): Promise<boolean> {
  const forgotten = await container.resolve(ASSIST_MODULE).customerNumbers.forget(customerId);
  await removeAccountHolders(container, customerId);
  return forgotten;
}
