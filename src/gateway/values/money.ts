import BigNumber from "bignumber.js";

import { gatewayCurrencyExponent } from "./currency";

/** "number, 15 digits, 2 decimals" (protocol §3.1): digits of the amount as it is sent. */
const maxDigits = 15;
const plainDecimal = /^(0|[1-9]\d*)(?:\.(\d+))?$/;
const shopNumber = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,4})?$/;
/** Longer than any amount; bounds the work on hostile text. */
const maxTextLength = 100;

/** Text that is not an amount, or an operation that money does not allow. */
export class MoneyError extends Error {
  override readonly name = "MoneyError";
}

/**
 * An exact, non-negative amount in one currency. What is sent, hashed, compared and stored is the same string.
 * Immutable; built only by {@link Money.parse}, {@link Money.round} and {@link Money.zero}.
 */
export class Money {
  /** Upper-case ISO 4217 code. */
  readonly currency: string;
  /** Decimal text with exactly the currency's number of decimals: "150.00", or "150" in JPY. */
  readonly amount: string;

  private constructor(
    private readonly minorUnits: bigint,
    currency: string,
    private readonly exponent: number,
  ) {
    this.currency = currency;
    this.amount = decimalText(minorUnits, exponent);
    if (this.amount.replace(".", "").length > maxDigits)
      throw new MoneyError(`Assist takes amounts of at most ${maxDigits} digits.`);

    Object.freeze(this);
  }

  /**
   * Reads an amount as the gateway and our own tables write it: "10", "10.0", "10.00", "0.01".
   *
   * @param text plain decimal text; no sign, exponent, comma, space, leading zeros, or more decimals than the
   *   currency has (zeros after them are accepted)
   * @throws MoneyError for any other text; CurrencyError for a currency that the gateway cannot carry
   */
  static parse(text: string, currency: string): Money {
    const exponent = gatewayCurrencyExponent(currency);
    const match = typeof text === "string" && text.length <= maxTextLength ? plainDecimal.exec(text) : null;
    if (!match)
      throw new MoneyError("This is not an amount: expected digits with an optional dot and decimals.");

    const [, whole = "", decimals = ""] = match;
    if (/[1-9]/.test(decimals.slice(exponent)))
      throw new MoneyError(`An amount in ${currency.toUpperCase()} has at most ${exponent} decimals.`);

    const minorUnits = BigInt(whole + decimals.slice(0, exponent).padEnd(exponent, "0"));
    return new Money(minorUnits, currency.toUpperCase(), exponent);
  }

  /**
   * Takes an amount from a shop, where it may carry more decimals than the currency, and rounds it half up.
   *
   * @param value whole currency units (150.5 is one hundred and fifty and a half): text, number or a big number
   * @throws MoneyError when the value is negative or not a finite number
   */
  static round(value: string | number | { toString(): string }, currency: string): Money {
    const exponent = gatewayCurrencyExponent(currency);
    const text = String(value);
    if (text.length > maxTextLength || !shopNumber.test(text))
      throw new MoneyError("This is not an amount: expected a decimal number.");

    const number = new BigNumber(text);
    if (number.isNegative() && !number.isZero()) throw new MoneyError("An amount cannot be below zero.");

    // Checked before rounding so that 1e999 is not written out in full.
    if ((number.e ?? 0) > maxDigits)
      throw new MoneyError(`Assist takes amounts of at most ${maxDigits} digits.`);

    return Money.parse(number.abs().toFixed(exponent, BigNumber.ROUND_HALF_UP), currency);
  }

  static zero(currency: string): Money {
    return Money.parse("0", currency);
  }

  /** The amount as requests carry it: always two decimals (protocol §3.2), whatever the currency. */
  get gatewayAmount(): string {
    return this.exponent === 0 ? `${this.amount}.00` : this.amount;
  }

  get isZero(): boolean {
    return this.minorUnits === 0n;
  }

  /** @throws MoneyError when the currencies differ or the sum has too many digits */
  plus(other: Money): Money {
    this.requireSameCurrency(other);
    return new Money(this.minorUnits + other.minorUnits, this.currency, this.exponent);
  }

  /** @throws MoneyError when the currencies differ or the result would be below zero */
  minus(other: Money): Money {
    this.requireSameCurrency(other);
    if (this.minorUnits < other.minorUnits)
      throw new MoneyError(`${other.toString()} cannot be taken from ${this.toString()}.`);

    return new Money(this.minorUnits - other.minorUnits, this.currency, this.exponent);
  }

  /** @throws MoneyError when the currencies differ */
  compare(other: Money): -1 | 0 | 1 {
    this.requireSameCurrency(other);
    if (this.minorUnits === other.minorUnits) return 0;

    return this.minorUnits < other.minorUnits ? -1 : 1;
  }

  /** @throws MoneyError when the currencies differ: two currencies side by side are a mistake, not "different" */
  equals(other: Money): boolean {
    return this.compare(other) === 0;
  }

  isMoreThan(other: Money): boolean {
    return this.compare(other) > 0;
  }

  isLessThan(other: Money): boolean {
    return this.compare(other) < 0;
  }

  /** The smaller of the two. */
  min(other: Money): Money {
    return this.isMoreThan(other) ? other : this;
  }

  toString(): string {
    return `${this.amount} ${this.currency}`;
  }

  toJSON(): { amount: string; currency: string } {
    return { amount: this.amount, currency: this.currency };
  }

  private requireSameCurrency(other: Money): void {
    if (this.currency !== other.currency)
      throw new MoneyError(`${this.currency} and ${other.currency} are different currencies.`);
  }
}

function decimalText(minorUnits: bigint, exponent: number): string {
  const digits = minorUnits.toString().padStart(exponent + 1, "0");
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
