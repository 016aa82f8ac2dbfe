import type { MerchantOptions, MerchantSetup } from "../types";

export const defaultMerchant: MerchantSetup = {
  merchantId: "679471",
  shopName: "Demo shop",
  login: "assist_demo",
  password: "assistdemo1",
  secretWord: "demo-secret-word",
  requireCheckValue: true,
  delimiter: ";",
  twoStageAgreed: true,
  testMode: true,
  currencyDefault: "RUB",
  languageDefault: "RU",
  mobilePageDefault: false,
  means: { card: true, sbp: true },
  bills: { connected: true, autoNumbering: false, days: 1, sendNotification: "0", erip: false },
  recurring: true,
  oneClick: "standard",
  notify: { payments: true, confirmations: true, cancellations: true, onlySuccessful: false },
  answerType: "xml",
  retryMinutes: [0, 1, 5, 15, 60],
  paymentTimeoutMinutes: 30,
  holdDays: 7,
  partialCharge: true,
  autoDepositAgreed: true,
  autoNumbering: false,
  signType: "MD5",
};

export function merchantSetup(options: MerchantOptions): MerchantSetup {
  return {
    ...defaultMerchant,
    ...given(options),
    means: { ...defaultMerchant.means, ...given(options.means ?? {}) },
    bills: { ...defaultMerchant.bills, ...given(options.bills ?? {}) },
    notify: { ...defaultMerchant.notify, ...given(options.notify ?? {}) },
  };
}

/** Without what is undefined, so that it does not hide a default. */
export function given<Options extends object>(options: Options): Partial<Options> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<Options>;
}
