import type { Merchant } from "../merchant/merchant";

/** Who asks, for form requests to the web services (protocol §1.4). For the body only, never for an address. */
export function credentialFields(merchant: Merchant): Record<string, string> {
  return { Merchant_ID: merchant.merchantId, Login: merchant.login, Password: merchant.password };
}
