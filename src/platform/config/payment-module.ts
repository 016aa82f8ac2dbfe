import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types";
import { z } from "zod";

/** The part of Medusa's configuration that decides whether the provider can work. */
const paymentModuleSchema = z.object({
  dependencies: z.array(z.string()).default([]),
  options: z
    .object({
      providers: z
        .array(
          z.object({
            resolve: z.unknown(),
            id: z.string().optional(),
            options: z.record(z.string(), z.unknown()).default({}),
          }),
        )
        .default([]),
    })
    .default({ providers: [] }),
});

/** Names the provider by the package, or by a path that ends as the package's own does. */
const isAssistProvider = (resolve: unknown): boolean =>
  typeof resolve === "string" && /(^|\/)providers\/assist\/?(index(\.[cm]?[jt]s)?)?$/.test(resolve);

/** Of a provider of ours as the platform stores it: `pp_assist_ru`, `pp_assist-card_ru` and the like. */
export const isOurs = (providerId: string): boolean => /^pp_assist(-[a-z]+)?(_|$)/.test(providerId);

/** A provider of ours in medusa-config, and the account that it takes payments for. */
export interface ConfiguredProvider {
  /** As medusa-config has it; null when it has none. */
  id: string | null;
  /** As the platform stores it, for all means of payment: `pp_assist_ru`. */
  providerId: string;
  account: string;
}

/** The providers of ours that medusa-config names an account for. */
export function readProviders(container: MedusaContainer): ConfiguredProvider[] {
  return configuredProviders(paymentModuleOf(container));
}

/** `paymentModule` is the configuration of Medusa's payment module. Pure. */
export function configuredProviders(paymentModule: unknown): ConfiguredProvider[] {
  const parsed = paymentModuleSchema.safeParse(paymentModule);
  const providers = parsed.success ? parsed.data.options.providers : [];
  return providers.flatMap(({ resolve, id, options: { account } }) =>
    isAssistProvider(resolve) && typeof account === "string"
      ? [{ id: id ?? null, providerId: id === undefined ? "pp_assist" : `pp_assist_${id}`, account }]
      : [],
  );
}

/** Whether the plugin's providers can reach its module at all. */
export function readDependenciesListed(container: MedusaContainer): boolean {
  const parsed = paymentModuleSchema.safeParse(paymentModuleOf(container));
  return parsed.success && parsed.data.dependencies.includes("assist");
}

/** The sentences of {@link setupProblems}; none where there is no configuration, as in a migration. */
export function readSetupProblems(container: MedusaContainer, accountNames: readonly string[]): string[] {
  return modulesOf(container) ? setupProblems(paymentModuleOf(container), accountNames) : [];
}

/**
 * What in medusa-config keeps shoppers from paying, one sentence each: known at start-up, so that it never surprises
 * a shopper. `paymentModule` is the configuration of Medusa's payment module. Pure.
 */
export function setupProblems(paymentModule: unknown, accountNames: readonly string[]): string[] {
  const parsed = paymentModuleSchema.safeParse(paymentModule);
  const providers = parsed.success
    ? parsed.data.options.providers.filter((provider) => isAssistProvider(provider.resolve))
    : [];
  if (!parsed.success || providers.length === 0) {
    return [
      'No payment provider uses the plugin: add { resolve: "medusa-payment-assist/providers/assist", id, options: { account } } to the payment module in medusa-config.',
    ];
  }
  const problems = providers.flatMap(({ id, options }) => {
    const account = options.account;
    if (typeof account === "string" && accountNames.includes(account)) return [];
    const sentence =
      typeof account === "string"
        ? `names the account "${account}", which neither medusa-config nor the admin panel has.`
        : "names no account: add options: { account } with the name of one of your accounts.";
    return [`The payment provider "${id ?? ""}" ${sentence}`];
  });
  if (!parsed.data.dependencies.includes("assist")) {
    problems.push(
      'Add dependencies: ["assist", "query", "locking"] to the payment module in medusa-config; without it no payment can start.',
    );
  }
  return problems;
}

function paymentModuleOf(container: MedusaContainer): unknown {
  return modulesOf(container)?.[Modules.PAYMENT];
}

/** Absent where the plugin's module runs alone, as in a migration. */
function modulesOf(container: MedusaContainer): ConfigModule["modules"] | undefined {
  const config = container.resolve<ConfigModule | undefined>(ContainerRegistrationKeys.CONFIG_MODULE, {
    allowUnregistered: true,
  });
  return config?.modules;
}
