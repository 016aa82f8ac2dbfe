import { canHold, meansFlag, pageMeans, type PageMeans, type Stages } from "../values/means";
import type { PaymentRequest } from "./payment-request";

/** What a payment page is to offer. */
export type PageOffer = Pick<PaymentRequest, "means" | "stages" | "offered" | "oneStageMeans">;

/**
 * Which means Assist's page offers. All flags are sent, because the documents disagree on the defaults (protocol §10, §15
 * #25). A means that the merchant has not agreed with Assist stays hidden whatever the flag says. "card" leaves the wallets
 * out, whose documented default is 0.
 */
export function meansFlags(offer: PageOffer): Record<string, "0" | "1"> {
  const offered = new Set(offeredMeans(offer));
  return Object.fromEntries(pageMeans.map((name) => [meansFlag[name], offered.has(name) ? "1" : "0"]));
}

/** What the page offers, see {@link meansFlags}. */
export function offeredMeans({ means, stages, offered = pageMeans, oneStageMeans }: PageOffer): PageMeans[] {
  return means === "all" ? offeredOf(stages, offered, oneStageMeans) : [means];
}

/** What is left of the wanted means: with two stages those that can hold money, unless the others are wanted all the same. */
export function offeredOf(stages: Stages, wanted: readonly PageMeans[], oneStageMeans = false): PageMeans[] {
  return stages === "one" || oneStageMeans ? [...wanted] : wanted.filter(canHold);
}
