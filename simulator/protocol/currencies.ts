/** Currencies the gateway is known to have: those of the samples and of its countries, and what else cards are charged in (§8.6). */
export const KNOWN_CURRENCIES = new Set([
  "RUB",
  "BYN",
  "KZT",
  "USD",
  "EUR",
  "UAH",
  "GBP",
  "CHF",
  "CNY",
  "TRY",
  "AMD",
  "AZN",
  "GEL",
  "KGS",
  "UZS",
]);
