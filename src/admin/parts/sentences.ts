/** A sentence of the server, and the text (src/admin/i18n) that says the same; named groups go into the text. */
export interface KnownSentence {
  pattern: RegExp;
  key: string;
}

/** The first that matches is taken. */
export const knownSentences: readonly KnownSentence[] = [
  { pattern: /^An unknown error occurred/, key: "general.failure.unknown" },
  { pattern: /^The order has an open bill already(?<which> \([^)]*\))?\./, key: "bills.refused.hasOpen" },
  { pattern: /^The order has nothing outstanding/, key: "bills.refused.nothing" },
  { pattern: /^The order is canceled; there is nothing to pay/, key: "bills.refused.canceled" },
  { pattern: /^The order lacks (?<amount>.+); a bill cannot ask for more/, key: "bills.refused.tooMuch" },
  { pattern: /^The amount of a bill must be more than zero/, key: "bills.refused.zero" },
  { pattern: /^The date until which the bill is valid must be at least/, key: "bills.refused.until" },
  { pattern: /^This bill is being worked on just now/, key: "bills.refused.busy" },
  { pattern: /^The bill is paid\. To give the money back/, key: "bills.refused.paid" },
  { pattern: /^The bill's time has run out/, key: "bills.refused.expired" },
  { pattern: /^The bill is revoked already/, key: "bills.refused.revoked" },
  { pattern: /^Paid although it had been revoked/, key: "bills.refused.late" },
];
