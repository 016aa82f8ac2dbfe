import type { BillMeans, LinkBillRequest } from "./bill-request";

/** Flags of createbill in the table's order (protocol §9.1). */
const FLAGS: Readonly<Record<BillMeans, string>> = {
  card: "CardPayment",
  yoomoney: "YMPayment",
  webmoney: "WMPayment",
  qiwi: "QIWIPayment",
  sbp: "FastPayPayment",
  "google-pay": "GooglePayPayment",
  "apple-pay": "ApplePayPayment",
  "samsung-pay": "SamsungPayPayment",
  "mir-pay": "MirPayPayment",
};

/** Holding money is a property of cards, also of those kept in a telephone (protocol §10). */
const HOLDING: readonly BillMeans[] = ["card", "google-pay", "apple-pay", "samsung-pay", "mir-pay"];

export function isBillMeans(text: string): text is BillMeans {
  return Object.hasOwn(FLAGS, text);
}

/** Means that take money at once and so cannot be part of a bill in two stages. */
export function cannotHold(means: BillMeans): boolean {
  return !HOLDING.includes(means);
}

/**
 * All flags, or none where Assist's default, everything (protocol §9.1), is what is wanted. A bill in two stages is
 * offered to the means that can hold.
 */
export function billMeansFlags({ means, stages }: LinkBillRequest): Record<string, "0" | "1"> {
  const offered = means ?? (stages === "two" ? HOLDING : undefined);
  if (!offered) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(FLAGS).map(([name, flag]) => [flag, offered.some((one) => one === name) ? "1" : "0"]),
  );
}
