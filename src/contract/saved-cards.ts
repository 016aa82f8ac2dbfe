/** GET /store/assist/saved-cards, of the customer who is signed in. */
export interface SavedCardsResponse {
  /** Paid with while Assist knew the customer, the newest first; Assist's page offers those of them that it has kept. */
  saved_cards: {
    account: string;
    /** In the gateway's word: "VISA". */
    means: string | null;
    /** Null where it was no card. */
    last_digits: string | null;
    /** ISO 8601. */
    paid_at: string;
  }[];
}

/** DELETE /store/assist/saved-cards */
export interface ForgetResponse {
  /** False when Assist did not know the customer. */
  forgotten: boolean;
}
