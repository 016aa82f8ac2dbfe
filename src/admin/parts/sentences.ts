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
  { pattern: /^its link was lost with Assist/, key: "bills.reasons.link-lost" },
  { pattern: /^The bill's link was lost with Assist's answer, so/, key: "bills.reasons.link-lost" },
  { pattern: /^its order is canceled/, key: "bills.reasons.order-canceled" },
  { pattern: /^its order is gone/, key: "bills.reasons.order-gone" },
  { pattern: /^its payment session was replaced/, key: "bills.reasons.session-replaced" },
  { pattern: /^its order lacks less/, key: "bills.reasons.not-due" },
  { pattern: /^it was revoked at Assist/, key: "bills.reasons.at-assist" },
  { pattern: /^Assist made the bill, but the answer with its link was lost/, key: "bills.notes.linkLost" },
  { pattern: /^Assist says that the bill is paid; it cannot be revoked/, key: "bills.notes.paidMeanwhile" },
  {
    pattern: /^Assist says that the bill is paid; its payment is looked for/,
    key: "bills.notes.paymentLookedFor",
  },
  { pattern: /^Assist does not know (the|this) bill/, key: "bills.notes.unknownToAssist" },
  { pattern: /^Assist has made no bill/, key: "bills.notes.none" },
  { pattern: /^Nothing was sent to Assist\./, key: "bills.notes.nothingSent" },
  { pattern: /^The bill was not made: the server stopped/, key: "bills.notes.serverStopped" },
  { pattern: /^The bill is .+: there is no link that/, key: "bills.refused.noLink" },
  { pattern: /^No Assist account can make bills yet/, key: "bills.noAccount" },
  { pattern: /^More than (?<most>\d+) bills match/, key: "bills.refused.tooMany" },
  { pattern: /^Sending the bill by e-mail needs/, key: "bills.refused.noEmail" },
  { pattern: /^Sending the bill by SMS needs/, key: "bills.refused.noMobile" },
  // What comes from Assist itself; its own words stay as they are.
  { pattern: /^No answer from Assist: (?<words>.+?)\.?$/, key: "general.gateway.noAnswer" },
  { pattern: /^The answer of Assist cannot be read/, key: "general.gateway.unreadable" },
  { pattern: /^Assist refused the request: .*Check the gateway address/, key: "general.gateway.credentials" },
  { pattern: /^Assist refused the request: (?<words>.+?)\.?$/, key: "general.gateway.refused" },
  { pattern: /^Assist answered "(?<words>.+?)"/, key: "general.gateway.answered" },
  { pattern: /^Paid although it had been revoked/, key: "bills.refused.late" },
];
