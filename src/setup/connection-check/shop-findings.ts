import type { RegionWithProviders, ShopFacts } from "../../platform/config/shop";
import type { FindingDTO } from "../../contract/connection-check";

/** Whether Medusa offers the account to shoppers. */
export function shopFindings(account: string, shop: ShopFacts): FindingDTO[] {
  const findings: FindingDTO[] = [];
  if (!shop.dependenciesListed) {
    findings.push({
      code: "dependencies-missing",
      level: "error",
      sentence:
        'Add dependencies: ["assist", "query", "locking"] to the payment module in medusa-config; without it no payment can start.',
    });
  }
  if (shop.providerIds.length === 0) {
    return [
      ...findings,
      {
        code: "provider-missing",
        level: "error",
        facts: { account },
        sentence: `No payment provider in medusa-config names the account "${account}": add { resolve: "medusa-payment-assist/providers/assist", id: "${account.replaceAll("-", "")}", options: { account: "${account}" } }.`,
      },
    ];
  }
  const regions = regionsOf(shop);
  findings.push(
    regions.length > 0
      ? {
          code: "region-right",
          level: "ok",
          facts: { regions: regions.map(({ name }) => name).join(", ") },
          sentence: `Shoppers can choose it in: ${regions.map(({ name }) => name).join(", ")}.`,
        }
      : {
          code: "region-missing",
          level: "error",
          facts: { providers: shop.providerIds.join(", ") },
          sentence: `No region offers ${shop.providerIds.join(", ")}: enable it in Settings, Regions.`,
        },
  );
  return findings;
}

/** The regions in which shoppers can choose one of the account's means of payment. */
export function regionsOf({ providerIds, regions }: ShopFacts): RegionWithProviders[] {
  return regions.filter(({ providers }) =>
    providers.some((id) => providerIds.some((ours) => isSameProvider(ours, id))),
  );
}

/** `pp_assist_ru` stands for `pp_assist-card_ru` and the other means as well. */
function isSameProvider(ours: string, id: string): boolean {
  return id === ours || id.replace(/^pp_assist-[a-z]+/, "pp_assist") === ours;
}
