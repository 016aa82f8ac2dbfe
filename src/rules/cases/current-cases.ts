import type { CaseMoney, CaseReason, CurrentCase } from "../../records/cases";
import { subjectOf } from "../../records/cases";
import { isSameMoney } from "./case-money";

/** Whether staff see it. Pure. */
export function isOpen(cases: readonly CurrentCase[], reason: CaseReason): boolean {
  return openedAt(cases, reason) !== null;
}

/** Since when staff see it; null when they do not. Pure. */
export function openedAt(cases: readonly CurrentCase[], reason: CaseReason): Date | null {
  const found = of(cases, reason);
  return found?.open ? new Date(found.opened_at) : null;
}

/** Since when it is so, also where staff have closed it by hand. Pure. */
export function isSoSince(cases: readonly CurrentCase[], reason: CaseReason): Date | null {
  const found = of(cases, reason);
  return found ? new Date(found.opened_at) : null;
}

/** Whether staff have closed just this by hand, and nothing has moved since. Pure. */
export function isLeftToStaff(cases: readonly CurrentCase[], reason: CaseReason, money: CaseMoney): boolean {
  const found = of(cases, reason);
  return found !== undefined && !found.open && isSameMoney(found.money, money);
}

function of(cases: readonly CurrentCase[], reason: CaseReason): CurrentCase | undefined {
  return cases.find((each) => each.about === subjectOf(reason) && each.reason === reason);
}
