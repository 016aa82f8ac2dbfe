import type { CaseMoney, CaseReason, CurrentCase } from "../../records/cases";
import { isSameMoney } from "./case-money";

/** What is wrong now. */
export interface Finding {
  reason: CaseReason;
  money: CaseMoney;
  /** It speaks of not knowing, and not of the money. */
  givesWay?: boolean | undefined;
}

/**
 * "open": it is a case of its own, and what was current about the same subject ends. "renew": it is the case that is open.
 * "leave": what is current stays as it is.
 */
export type Opening = "open" | "renew" | "leave";

/**
 * What becomes of a finding. `current`: of the same subject; a case about another one is not looked at. What staff have
 * closed by hand stays closed until the money moves, here or there, or something else is wrong. Pure.
 */
export function openingOf(
  current: Pick<CurrentCase, "reason" | "money" | "open"> | undefined,
  { reason, money, givesWay = false }: Finding,
): Opening {
  if (!current) return "open";
  if (givesWay && !isOfNotKnowing(current.reason)) return "leave";
  if (current.reason !== reason) return "open";
  if (current.open) return "renew";
  return isSameMoney(current.money, money) ? "leave" : "open";
}

/**
 * Such a case takes the place of its like alone. What staff have closed by hand must not be forgotten for it, nor what is
 * open be taken for over.
 */
function isOfNotKnowing(reason: CaseReason): boolean {
  return reason === "no-answer" || reason === "outcome-unknown" || reason === "shop-failed";
}
