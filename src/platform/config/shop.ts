import type { MedusaContainer } from "@medusajs/framework/types";
import { z } from "zod";
import { readRows } from "../query";
import { readDependenciesListed, readProviders } from "./payment-module";

export interface RegionWithProviders {
  id: string;
  name: string;
  currency: string;
  /** Ids of the payment providers that are enabled there. */
  providers: string[];
}

const regionSchema = z.object({
  id: z.string(),
  name: z.string(),
  currency_code: z.string(),
  payment_providers: z.array(z.object({ id: z.string() }).nullish()).nullish(),
});

/** All of the shop, or the one that is asked for. */
export async function readRegions(container: MedusaContainer, id?: string): Promise<RegionWithProviders[]> {
  const regions = await readRows(container, {
    entity: "region",
    fields: ["id", "name", "currency_code", "payment_providers.id"],
    filters: id === undefined ? {} : { id },
  });
  return z
    .array(regionSchema)
    .parse(regions)
    .map(({ id: regionId, name, currency_code: currency, payment_providers: providers }) => ({
      id: regionId,
      name,
      currency,
      providers: (providers ?? []).flatMap((provider) => provider?.id ?? []),
    }));
}

/** What medusa-config says of the payment module, and what the regions offer. */
export function shopFactsOf(
  container: MedusaContainer,
  account: string,
  regions: RegionWithProviders[],
): ShopFacts {
  return {
    providerIds: readProviders(container)
      .filter((provider) => provider.account === account)
      .map(({ providerId }) => providerId),
    dependenciesListed: readDependenciesListed(container),
    regions,
  };
}

/** The accounts that payment providers in medusa-config name. */
export function expectedAccounts(container: MedusaContainer): string[] {
  return [...new Set(readProviders(container).map(({ account }) => account))];
}

export interface ShopFacts {
  /** Providers of the account in medusa-config: `pp_assist_ru`; undefined when the plugin's providers cannot be used at all. */
  providerIds: string[];
  dependenciesListed: boolean;
  regions: RegionWithProviders[];
}
