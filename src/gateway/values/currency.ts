/** Currencies whose smallest unit is the whole one (ISO 4217 exponent 0). */
const withoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

const withTwoDecimals =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD " +
  "CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP " +
  "GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL " +
  "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR " +
  "RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD " +
  "TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL";

const withThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

const withFourDecimals = "CLF UYW";

/** OrderAmount is "15 digits, 2 decimals" (protocol §3.1): finer units cannot be sent. */
const gatewayDecimals = 2;

const exponents: ReadonlyMap<string, number> = new Map(
  [withoutDecimals, [], withTwoDecimals, withThreeDecimals, withFourDecimals].flatMap((codes, exponent) =>
    typeof codes === "string" ? codes.split(" ").map((code): [string, number] => [code, exponent]) : [],
  ),
);

/** A currency code that ISO 4217 does not list, or one with smaller units than the gateway can carry. */
export class CurrencyError extends Error {
  override readonly name = "CurrencyError";
}

/**
 * How many decimals an amount in this currency has, by ISO 4217.
 *
 * @param code alphabetic code in any letter case: "RUB", "byn"
 * @throws CurrencyError when the code is not in ISO 4217
 */
export function currencyExponent(code: string): number {
  const exponent = exponents.get(code.toUpperCase());
  if (exponent === undefined)
    throw new CurrencyError(`"${code.slice(0, 10)}" is not a currency code of ISO 4217.`);

  return exponent;
}

/**
 * The same, for currencies that the gateway can carry.
 *
 * @throws CurrencyError for an unknown code and for currencies with more than two decimals (protocol §3.1)
 */
export function gatewayCurrencyExponent(code: string): number {
  const exponent = currencyExponent(code);
  if (exponent > gatewayDecimals) {
    throw new CurrencyError(
      `Assist takes amounts with at most two decimals, and ${code.toUpperCase()} has ${exponent}: it cannot be used.`,
    );
  }
  return exponent;
}
