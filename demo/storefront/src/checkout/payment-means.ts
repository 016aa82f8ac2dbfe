/** How the shopper pays: on Assist's page by any means, by card or by SBP alone, later by a link, or on receipt without Assist. */
export type Means = "card" | "sbp" | "all" | "bill" | "manual";

export interface PaymentChoice {
  providerId: string;
  means: Means;
  /** The account's name in the provider's id, shown only when two accounts offer the same means. */
  account: string;
}

const order: Means[] = ["card", "sbp", "all", "bill", "manual"];
const assistProvider = /^pp_assist(?:-(card|sbp|bill))?_(.+)$/;

/** Undefined for a provider this storefront does not know how to finish; such a one is not offered. */
export function paymentChoice(providerId: string): PaymentChoice | undefined {
  if (providerId === "pp_system_default") return { providerId, means: "manual", account: "" };
  const [, product, account] = assistProvider.exec(providerId) ?? [];
  if (!account) return undefined;
  const means = order.find((known) => known === product) ?? "all";
  return { providerId, means, account };
}

/** The order is placed at once, and paid for later or on receipt. */
export function isPaidLater(means: Means): boolean {
  return means === "bill" || means === "manual";
}

export function paymentChoices(providerIds: string[]): PaymentChoice[] {
  const choices = providerIds.map(paymentChoice).filter((choice) => choice !== undefined);
  return choices.sort((a, b) => order.indexOf(a.means) - order.indexOf(b.means));
}

export function needsAccountName(choice: PaymentChoice, all: PaymentChoice[]): boolean {
  return all.filter(({ means }) => means === choice.means).length > 1;
}
