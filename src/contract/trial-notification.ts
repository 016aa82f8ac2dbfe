/** What became of a signed test notification that the shop sent to its own public address. */
export interface TrialNotificationDTO {
  outcome: "verified" | "refused" | "elsewhere" | "unreachable";
  /** Where it was sent. */
  url: string;
  /** ISO time. */
  sent_at: string;
  order_number: string;
  /** For a shop owner, in English. */
  sentence: string;
  /** Why it was refused, or how it went astray, for texts in other languages. */
  reason?: string;
  facts?: Record<string, string>;
}
