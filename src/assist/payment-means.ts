import type { BillMeans } from "./bill-request";
import type { Means, Stages } from "./payment-request";

/** Means of payment that Assist's page may offer, by the same names as for a bill. */
export type PageMeans = BillMeans;

/**
 * Flags of order.cfm (protocol §3.1). All of them are sent, because the documents disagree on the defaults (§10, §15
 * #25). A means that the merchant has not agreed with Assist stays hidden whatever the flag says.
 */
const FLAGS: Readonly<Record<PageMeans, string>> = {
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
] as const satisfies readonly PageMeans[];

/** Holding money is a property of cards, also of those kept in a telephone (protocol §10). */
export const holdingMeans = [
  "card",
  "google-pay",
  "apple-pay",
  "samsung-pay",
  "mir-pay",
] as const satisfies readonly PageMeans[];

/**
 * Which means Assist's page offers.
 *
 * With two stages "all" offers cards and wallets alone. "card" leaves the wallets out, whose documented default is 0.
 * `wanted` narrows "all" to those that the merchant wants.
 */
export function meansFlags(
  means: Means,
  stages: Stages,
  wanted: readonly PageMeans[] = pageMeans,
): Record<string, "0" | "1"> {
  const offered = new Set(offeredMeans(means, stages, wanted));
  return Object.fromEntries(pageMeans.map((name) => [FLAGS[name], offered.has(name) ? "1" : "0"]));
}

/** What the page offers, see {@link meansFlags}. */
export function offeredMeans(
  means: Means,
  stages: Stages,
  wanted: readonly PageMeans[] = pageMeans,
): PageMeans[] {
  return means === "all" ? offeredOf(stages, wanted) : [means];
}

/** What is left of the wanted means: with two stages those that can hold money. */
export function offeredOf(stages: Stages, wanted: readonly PageMeans[]): PageMeans[] {
  return stages === "one" ? [...wanted] : wanted.filter((one) => holdingMeans.some((holds) => holds === one));
}
