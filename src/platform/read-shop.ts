import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { z } from "zod";
import { configuredProviders, paymentModuleSchema } from "./provider-config";

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

export async function readRegions(container: MedusaContainer): Promise<RegionWithProviders[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "name", "currency_code", "payment_providers.id"],
  });
  return z
    .array(regionSchema)
    .parse(data)
    .map(({ id, name, currency_code: currency, payment_providers: providers }) => ({
      id,
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
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  const payment: unknown = modules?.[Modules.PAYMENT];
  const parsed = paymentModuleSchema.safeParse(payment);
  return {
    providerIds: configuredProviders(payment)
      .filter((provider) => provider.account === account)
      .map(({ providerId }) => providerId),
    dependenciesListed: parsed.success && parsed.data.dependencies.includes("assist"),
    regions,
  };
}

/** The accounts that payment providers in medusa-config name. */
export function expectedAccounts(container: MedusaContainer): string[] {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  const named = configuredProviders(modules?.[Modules.PAYMENT]).map(({ account }) => account);
  return [...new Set(named)];
}

export interface ShopFacts {
  /** Providers of the account in medusa-config: `pp_assist_ru`; undefined when the plugin's providers cannot be used at all. */
  providerIds: string[];
  dependenciesListed: boolean;
  regions: RegionWithProviders[];
}
