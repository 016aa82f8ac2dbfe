/** What one run of the reconcile job has done. */
export interface ReconcileSummaryDTO {
  /** Orders that were looked at, with or without success. */
  checked: number;
  paid: number;
  failed: number;
  pending: number;
  /** Orders and bills that could not be checked now; they stay due. */
  errors: number;
  /** Bills that were looked at, with or without success. */
  bills: number;
  /**
   * Questions that the run put to the gateway, and its commands about bills. Recording what is new in Medusa may ask once or
   * twice more per order.
   */
  gateway_calls: number;
  /** Orders that are looked at no more, because their time ran out. */
  given_up: number;
  /** Accounts whose gateway said "too often": they rest for a while. */
  slowed_accounts: string[];
  /** Accounts whose gateway did not answer. */
  silent_accounts: string[];
  /** Orders or bills are due still, and the next run goes on. */
  more_due: boolean;
}

/** POST /admin/assist/reconcile */
export interface ReconcileResponse {
  summary: ReconcileSummaryDTO;
}
