import type { ReconcileSummaryDTO } from "../../contract/reconcile";

/** What a run has done: what whoever starts one is answered. */
export type ReconcileSummary = ReconcileSummaryDTO;

export function emptySummary(): ReconcileSummary {
  return {
    checked: 0,
    paid: 0,
    failed: 0,
    pending: 0,
    errors: 0,
    bills: 0,
    gateway_calls: 0,
    given_up: 0,
    slowed_accounts: [],
    silent_accounts: [],
    more_due: false,
  };
}
