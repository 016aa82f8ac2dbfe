import type { Means, Stages } from "./payment-request";

/**
 * Flags of order.cfm (protocol §3.1). All of them are sent, because the documents disagree on the defaults (§10, §15
 * #25). A means that the merchant has not agreed with Assist stays hidden whatever the flag says.
 */
const CARDS = ["CardPayment"] as const;
/** Cards kept in a telephone. */
const WALLETS = ["GooglePayPayment", "ApplePayPayment", "SamsungPayPayment", "MirPayPayment"] as const;
const OTHERS = ["YMPayment", "WMPayment", "QIWIPayment"] as const;
const SBP = ["FastPayPayment"] as const;
const ALL = [...CARDS, ...WALLETS, ...OTHERS, ...SBP];

/**
 * Which means Assist's page offers.
 *
 * Holding money is a property of cards (protocol §10): with two stages "all" offers cards and wallets alone.
 * "card" leaves the wallets out, whose documented default is 0.
 */
export function meansFlags(means: Means, stages: Stages): Record<string, "0" | "1"> {
  const offered = new Set<string>(offeredFlags(means, stages));
  return Object.fromEntries(ALL.map((flag) => [flag, offered.has(flag) ? "1" : "0"]));
}

function offeredFlags(means: Means, stages: Stages): readonly string[] {
  switch (means) {
    case "card":
      return CARDS;
    case "sbp":
      return SBP;
    case "all":
      return stages === "one" ? ALL : [...CARDS, ...WALLETS];
  }
}
