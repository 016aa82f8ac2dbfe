/** What GET /admin/assist/health answers. Times are ISO texts. */
export interface NotificationHealthDTO {
  /** Accounts by merchant id: Assist's notifications name nothing closer. */
  merchants: MerchantHealthDTO[];
  /** Messages that name none of the shop's merchant ids, or cannot be read. */
  unassigned: { counts: VerdictCountDTO[]; last_bad: BadMessageDTO | null };
  notification_url: string | null;
}

export interface MerchantHealthDTO {
  /** Null for accounts that have none yet. */
  merchant_id: string | null;
  accounts: { name: string; complete: boolean; live: boolean | null }[];
  test: ModeHealthDTO;
  live: ModeHealthDTO;
}

/** Of test payments or of real ones. */
export interface ModeHealthDTO {
  last_good: { at: string } | null;
  last_bad: BadMessageDTO | null;
  counts: VerdictCountDTO[];
  /** Of the last seven days. */
  payments: PaymentsFoundDTO;
}

export interface BadMessageDTO {
  at: string;
  verdict: string;
  sentence: string;
}

export interface VerdictCountDTO {
  verdict: string;
  last_24_hours: number;
  last_7_days: number;
}

export interface PaymentsFoundDTO {
  found: number;
  /** By who first saw the money. */
  by: Record<"notification" | "return" | "job" | "staff" | "session", number>;
  /** Payments about which no genuine notification ever came, and who found them. */
  without_notification: Record<"return" | "job" | "staff" | "session", number>;
}
