/** What GET /admin/assist/health answers. Times are ISO texts. */
export interface Health {
  /** Accounts by merchant id: Assist's notifications name nothing closer. */
  merchants: MerchantHealth[];
  /** Messages that name none of the shop's merchant ids, or cannot be read. */
  unassigned: { counts: VerdictCount[]; last_bad: BadMessage | null };
  notification_url: string | null;
}

export interface MerchantHealth {
  /** Null for accounts that have none yet. */
  merchant_id: string | null;
  accounts: { name: string; complete: boolean; live: boolean | null }[];
  test: ModeHealth;
  live: ModeHealth;
}

/** Of test payments or of real ones. */
export interface ModeHealth {
  last_good: { at: string } | null;
  last_bad: BadMessage | null;
  counts: VerdictCount[];
  /** Of the last seven days. */
  payments: PaymentsFound;
}

export interface BadMessage {
  at: string;
  verdict: string;
  sentence: string;
}

export interface VerdictCount {
  verdict: string;
  last_24_hours: number;
  last_7_days: number;
}

export interface PaymentsFound {
  found: number;
  /** By who first saw the money. */
  by: Record<"notification" | "return" | "job" | "staff" | "session", number>;
  /** Payments about which no genuine notification ever came, and who found them. */
  without_notification: Record<"return" | "job" | "staff" | "session", number>;
}
