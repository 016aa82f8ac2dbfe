import BigNumber from "bignumber.js";
import fc from "fast-check";

import { currencyExponent, CurrencyError, Money, MoneyError } from "..";

describe("amounts are exact decimals (promise 4)", () => {
  test.each([
    ["10", "10.00"],
    ["10.0", "10.00"],
    ["10.00", "10.00"],
    ["10.000", "10.00"],
    ["0.01", "0.01"],
    ["0", "0.00"],
    ["123456789012", "123456789012.00"],
    ["9999999999999.99", "9999999999999.99"],
  ])("%s roubles are written %s", (text, amount) => {
    expect(Money.parse(text, "rub").amount).toBe(amount);
    expect(Money.parse(text, "RUB").gatewayAmount).toBe(amount);
  });

  test.each([
    "",
    " 1",
    "1 ",
    "1 000",
    "1,5",
    "+1",
    "-1",
    "-0",
    "1e3",
    "0x10",
    "NaN",
    "Infinity",
    "1.",
    ".5",
    "01",
    "00",
    "1.005",
    "1.2.3",
    "١",
    "1\n",
    "10000000000000",
    "9999999999999999",
    "9".repeat(1_000_000),
  ])("%p is not an amount", (text) => {
    expect(() => Money.parse(text, "RUB")).toThrow(MoneyError);
  });

  test("what is not a text is not an amount", () => {
    for (const value of [10, null, undefined, {}, ["1"], 10n])
      expect(() => Money.parse(value as string, "RUB")).toThrow(MoneyError);
  });

  test("a currency has the decimals that ISO 4217 gives it", () => {
    expect(Money.parse("150", "JPY").amount).toBe("150");
    expect(Money.parse("150.00", "JPY").amount).toBe("150");
    expect(Money.parse("150", "JPY").gatewayAmount).toBe("150.00");
    expect(() => Money.parse("150.5", "JPY")).toThrow(MoneyError);
    expect(["RUB", "BYN", "USD", "EUR", "KZT", "HUF"].map(currencyExponent)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(["KRW", "KWD", "CLF"].map(currencyExponent)).toEqual([0, 3, 4]);
  });

  test.each(["KWD", "BHD"])(
    "%s has finer units than the gateway and is refused with a reason",
    (currency) => {
      expect(() => Money.parse("1", currency)).toThrow(/at most two decimals/);
    },
  );

  test.each(["XXX", "RUR", "", "__proto__", "constructor", "RU"])("%p is not a currency", (currency) => {
    expect(() => Money.parse("1", currency)).toThrow(CurrencyError);
  });

  test("any sum of minor units survives writing and reading", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (units) => {
        const digits = units.toString().padStart(3, "0");
        const money = Money.parse(`${digits.slice(0, -2)}.${digits.slice(-2)}`, "RUB");
        expect(Money.parse(money.amount, "RUB").equals(money)).toBe(true);
        expect(BigInt(money.amount.replace(".", ""))).toBe(units);
      }),
    );
  });

  test("any text either is an amount or is refused with MoneyError", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(Money.parse(text, "RUB").amount).toMatch(/^\d+\.\d\d$/);
        } catch (error) {
          expect(error).toBeInstanceOf(MoneyError);
        }
      }),
    );
  });
});

describe("an amount from a shop is rounded half up, once", () => {
  test.each<[string | number | { toString(): string }, string, string]>([
    ["0.005", "RUB", "0.01"],
    ["0.0049999", "RUB", "0.00"],
    ["1.005", "RUB", "1.01"],
    [1.005, "RUB", "1.01"],
    [100.1, "RUB", "100.10"],
    [0.1 + 0.2, "RUB", "0.30"],
    ["1e2", "RUB", "100.00"],
    [1e-7, "RUB", "0.00"],
    ["-0", "RUB", "0.00"],
    [new BigNumber("123456789.125"), "RUB", "123456789.13"],
    ["99.5", "JPY", "100"],
    ["0.00e9999", "RUB", "0.00"],
  ])("%s %s becomes %s", (value, currency, amount) => {
    expect(Money.round(value, currency).amount).toBe(amount);
  });

  test.each(["-0.01", -1, NaN, Infinity, "", "0x10", "1,5", "abc", "1e9999", "1e15", {}, "1".repeat(200)])(
    "%p is refused",
    (value) => {
      expect(() => Money.round(value, "RUB")).toThrow(MoneyError);
    },
  );
});

describe("arithmetic", () => {
  const rub = (text: string): Money => Money.parse(text, "RUB");

  test("adds, subtracts and compares without a float", () => {
    expect(rub("0.10").plus(rub("0.20")).amount).toBe("0.30");
    expect(rub("1.00").minus(rub("0.99")).toString()).toBe("0.01 RUB");
    expect(rub("9.99").isLessThan(rub("10"))).toBe(true);
    expect(rub("10").isMoreThan(rub("9.99"))).toBe(true);
    expect(rub("10").compare(rub("10.00"))).toBe(0);
    expect(rub("3").min(rub("2")).amount).toBe("2.00");
    expect(Money.zero("RUB").isZero).toBe(true);
    expect(JSON.stringify(rub("5"))).toBe('{"amount":"5.00","currency":"RUB"}');
  });

  test("never goes below zero or beyond what the gateway takes", () => {
    expect(() => rub("1").minus(rub("1.01"))).toThrow(MoneyError);
    expect(() => rub("9999999999999.99").plus(rub("0.01"))).toThrow(MoneyError);
  });

  test("two currencies never meet in one operation", () => {
    const usd = Money.parse("1", "USD");
    for (const operation of [
      "plus",
      "minus",
      "compare",
      "equals",
      "min",
      "isMoreThan",
      "isLessThan",
    ] as const)
      expect(() => rub("1")[operation](usd)).toThrow(MoneyError);
  });

  test("an amount cannot be changed", () => {
    expect(() => Object.assign(rub("1"), { amount: "2.00" })).toThrow(TypeError);
  });
});
