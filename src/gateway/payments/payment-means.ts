import { canHold, meansFlag, pageMeans, type PageMeans, type Stages } from "../values/means";
import type { Means } from "./payment-request";

/**
 * Which means Assist's page offers. All flags are sent, because the documents disagree on the defaults (protocol §10, §15
 * #25). A means that the merchant has not agreed with Assist stays hidden whatever the flag says.
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
  return Object.fromEntries(pageMeans.map((name) => [meansFlag[name], offered.has(name) ? "1" : "0"]));
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
  return stages === "one" ? [...wanted] : wanted.filter(canHold);
}
