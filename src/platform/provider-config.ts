import { z } from "zod";

/** The part of Medusa's configuration that decides whether the provider can work. */
export const paymentModuleSchema = z.object({
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
export const isAssistProvider = (resolve: unknown): boolean =>
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

/** `paymentModule` is the configuration of Medusa's payment module. */
export function configuredProviders(paymentModule: unknown): ConfiguredProvider[] {
  const parsed = paymentModuleSchema.safeParse(paymentModule);
  const providers = parsed.success ? parsed.data.options.providers : [];
  return providers.flatMap(({ resolve, id, options: { account } }) =>
    isAssistProvider(resolve) && typeof account === "string"
      ? [{ id: id ?? null, providerId: id === undefined ? "pp_assist" : `pp_assist_${id}`, account }]
      : [],
  );
}
