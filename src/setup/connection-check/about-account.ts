import { createHash } from "node:crypto";
import type AssistModuleService from "../../modules/assist/service";
import { backendUrl } from "../../accounts/account-list";

/**
 * Tells whether an account is still as it was when it was checked. Secrets are left out: even a digest of them has no
 * business in a table.
 */
export async function aboutAccount(assist: AssistModuleService, name: string): Promise<string> {
  const account = await assist.accounts.find(name);
  const facts = account && [
    account.merchant.gatewayUrl.origin,
    account.merchant.merchantId,
    account.merchant.login,
    account.merchant.requestDelimiter,
    account.stages,
    account.live,
    account.signing.signatureAlgorithm,
    account.signing.signatureAlone,
    account.billOptions.billCheckFields,
    backendUrl(assist)?.origin,
  ];
  return createHash("sha256")
    .update(JSON.stringify(facts ?? "incomplete"))
    .digest("hex");
}
