/** Settings of an account in medusa-config, as a merchant may write them: also such as are wrong. */
export type AccountSettings = Record<string, unknown>;

/** Stands for the gateway's address in options that are written before it is known. */
export const gatewayPlaceholder = "http://gateway.of.the.test";

/** Of no shop but the tests'. */
export const encryptionKeyOfShop = "dGVzdHMgb2YgdGhlIHNob3A6IGEga2V5IG9mIDMyIGI=";

export const storefrontOfShop = "http://localhost:8000";

/** The accounts of the tests' shop (medusa-config.ts): all with the local Assist's one merchant, where nothing else is said. */
export function accountsOfShop(
  gatewayUrl: string | undefined = gatewayPlaceholder,
  storefrontUrl: string = storefrontOfShop,
): Record<string, AccountSettings> {
  const account = {
    gatewayUrl,
    merchantId: "679471",
    login: "assist_demo",
    password: "assistdemo1",
    secretWord: "demo-secret-word",
    previousSecretWord: "demo-former-word",
    storefrontUrl,
  };
  return {
    ru: { ...account, stages: "one", savedCards: true },
    hold: { ...account, stages: "two" },
    generous: {
      ...account,
      stages: "one",
      policies: {
        changedCheckout: "refund",
        paidTwice: "refund",
        canceledOrder: "refund",
        amountDiffers: "refund",
        wrongMode: "refund",
      },
    },
    "generous-hold": {
      ...account,
      stages: "two",
      policies: { changedCheckout: "refund", canceledOrder: "refund" },
    },
    "long-hold": { ...account, stages: "two", holdDays: 10 },
    // What becomes of orders that are paid by link, when nobody pays in time.
    cancels: { ...account, stages: "one", unpaidBill: "cancel" },
    reminds: { ...account, stages: "one", unpaidBill: "remind", billSending: "both" },
    extras: { ...account, stages: "one", billCheckFields: "core" },
    erip: { ...account, merchantId: "679472", stages: "one", billKind: "erip", billSending: "both" },
    incomplete: { gatewayUrl, merchantId: "679471", stages: "one" },
  };
}
