import type { MoneyOperation } from "../orders/order";
import { canHold, type PageMeans } from "../values/means";

/**
 * How answers name the means that are no card [guess: the protocol says of Faster Payments that results name it, §10, and
 * has card brands alone in its samples]. A name that is not here says nothing.
 */
const names: readonly (readonly [RegExp, PageMeans])[] = [
  [/\bfps\b|\bsbp\b|fast(er)? ?pay|сбп|быстры/i, "sbp"],
  [/yoo ?money|юmoney|yandex|яндекс/i, "yoomoney"],
  [/web ?money/i, "webmoney"],
  [/qiwi|киви/i, "qiwi"],
];
const maskedCardPattern = /^\d{4,8}\*+\d{4}$/;

/** Whether a payment may have been made by one of the means that its page was to offer. Pure. */
export function isOffered(
  { means = "", maskedCard = "" }: Pick<MoneyOperation, "means" | "maskedCard">,
  offered: readonly PageMeans[],
): boolean {
  const named = namedBy(means);
  if (named) return offered.includes(named);
  // A wallet pays with a card, and an answer need not say which wallet it was.
  return !isCard(maskedCard) || offered.some(canHold);
}

/** Whether a payment may have been made by one of the offered means that cannot hold money: then it was taken at once. Pure. */
export function mayBeOneStage(
  { means = "", maskedCard = "" }: Pick<MoneyOperation, "means" | "maskedCard">,
  offered: readonly PageMeans[],
): boolean {
  const named = namedBy(means);
  if (named) return !canHold(named) && offered.includes(named);
  return !isCard(maskedCard) && !offered.every(canHold);
}

const namedBy = (means: string): PageMeans | undefined => names.find(([name]) => name.test(means))?.[1];

const isCard = (maskedCard: string): boolean => maskedCardPattern.test(maskedCard);
