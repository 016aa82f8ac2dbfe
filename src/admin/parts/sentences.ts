/**
 * A sentence that the panel's own text (src/admin/i18n) says better, in every language; named groups go into the text.
 * What the server says is shown as it is in English, but for amounts and moments, and in Russian as src/admin/sentences has
 * it.
 */
export interface KnownSentence {
  pattern: RegExp;
  key: string;
}

/** The first that matches is taken. */
export const knownSentences: readonly KnownSentence[] = [
  { pattern: /^An unknown error occurred/, key: "general.failure.unknown" },
  { pattern: /^request_key was used for another request before\./, key: "order.act.changed" },
  // Why a bill was revoked: said as where its reason is shown by itself.
  { pattern: /^its link was lost with Assist/, key: "bills.reasons.link-lost" },
  { pattern: /^The bill's link was lost with Assist's answer, so/, key: "bills.reasons.link-lost" },
  { pattern: /^its order is canceled/, key: "bills.reasons.order-canceled" },
  { pattern: /^its order is gone/, key: "bills.reasons.order-gone" },
  { pattern: /^its payment session was replaced/, key: "bills.reasons.session-replaced" },
  { pattern: /^its order lacks less/, key: "bills.reasons.not-due" },
  { pattern: /^it was revoked at Assist/, key: "bills.reasons.at-assist" },
];
