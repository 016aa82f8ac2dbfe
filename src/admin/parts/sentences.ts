/** A sentence of the server, and the text (src/admin/i18n) that says the same; named groups go into the text. */
export interface KnownSentence {
  pattern: RegExp;
  key: string;
}

/** The first that matches is taken. */
export const knownSentences: readonly KnownSentence[] = [
  { pattern: /^An unknown error occurred/, key: "general.failure.unknown" },
];
