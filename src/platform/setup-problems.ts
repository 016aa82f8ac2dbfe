import { isAssistProvider, paymentModuleSchema } from "./provider-config";

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
