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

/**
 * What in medusa-config keeps shoppers from paying, one sentence each: known at start-up, so that it never surprises
 * a shopper. `paymentModule` is the configuration of Medusa's payment module.
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
        ? `names the account "${account}", which the plugin's options do not have.`
        : "names no account: add options: { account } with the name of one of the plugin's accounts.";
    return [`The payment provider "${id ?? ""}" ${sentence}`];
  });
  if (!parsed.data.dependencies.includes("assist")) {
    problems.push(
      'Add dependencies: ["assist", "query", "locking"] to the payment module in medusa-config; without it no payment can start.',
    );
  }
  return problems;
}
