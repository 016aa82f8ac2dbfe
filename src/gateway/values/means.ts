/** "one": money is taken at once. "two": it is held, and taken by a later charge. */
export type Stages = "one" | "two";

/** Means of payment that Assist's page may offer, for a payment (protocol §3.1) and for a bill (§9.1) alike. */
export const pageMeans = [
  "card",
  "google-pay",
  "apple-pay",
  "samsung-pay",
  "mir-pay",
  "yoomoney",
  "webmoney",
  "qiwi",
  "sbp",
] as const;

export type PageMeans = (typeof pageMeans)[number];

export function isPageMeans(text: string): text is PageMeans {
  return pageMeans.some((means) => means === text);
}

/** Holding money is a property of cards, also of those kept in a telephone (protocol §10). */
export const holdingMeans = [
  "card",
  "google-pay",
  "apple-pay",
  "samsung-pay",
  "mir-pay",
] as const satisfies readonly PageMeans[];

export function canHold(means: PageMeans): boolean {
  return holdingMeans.some((holds) => holds === means);
}

/** Flags of order.cfm and of createbill. */
export const meansFlag: Readonly<Record<PageMeans, string>> = {
  card: "CardPayment",
  "google-pay": "GooglePayPayment",
  "apple-pay": "ApplePayPayment",
  "samsung-pay": "SamsungPayPayment",
  "mir-pay": "MirPayPayment",
  yoomoney: "YMPayment",
  webmoney: "WMPayment",
  qiwi: "QIWIPayment",
  sbp: "FastPayPayment",
};
