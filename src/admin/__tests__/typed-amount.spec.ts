import { exampleAmount, formatAmount } from "../amounts";
import { formatShortMoment, formatMoment } from "../moments";
import { typedAmount, typedAmountUpTo } from "../typed-amount";

/** In the dashboard's own names, which are not all a browser's. */
const dashboardLanguages =
  "bs bg en enGB es el de fi fr he hr hu it ja pl ptBR ptPT tr th uk ro mk mn ar zhCN fa cs ru lt vi id ko nl zhTW sv".split(
    " ",
  );

describe("an amount that staff type", () => {
  it.each([
    ["1750.00", 2, "1750.00"],
    ["1750", 2, "1750.00"],
    ["1 750,5", 2, "1750.50"],
    ["1\u00a0750,50", 2, "1750.50"],
    ["1\u202f750.5", 2, "1750.50"],
    [" 12 345 678 ", 2, "12345678.00"],
    ["1,750.00", 2, "1750.00"],
    ["1.750,00", 2, "1750.00"],
    ["1,750,000", 2, "1750000.00"],
    ["1,750,000.5", 2, "1750000.50"],
    ["0.01", 2, "0.01"],
    ["0,5", 2, "0.50"],
    ["999999999999999.99", 2, "999999999999999.99"],
    ["10000", 0, "10000"],
    ["10 000", 0, "10000"],
    ["1,000,000", 0, "1000000"],
  ])("%j with %i decimals is %s, digit by digit", (typed, decimals, amount) => {
    expect(typedAmount(typed, decimals)).toEqual({ amount });
  });

  it.each([
    ["1,000", 2],
    ["1.000", 2],
    ["17,500", 2],
    ["175.000", 2],
    ["10,000", 0],
    ["10.000", 0],
    ["1,000", 3],
  ])(
    "%j with %i decimals could be one sum or a thousand times that, and is not guessed",
    (typed, decimals) => {
      expect(typedAmount(typed, decimals)).toEqual({ problem: "ambiguous" });
    },
  );

  it.each([
    ["0,500", 2],
    ["0.001", 2],
    ["1000.000", 2],
    ["1.0000", 2],
    ["1 750,000", 2],
    ["1,750.000", 2],
    ["10.00", 0],
    ["10,0", 0],
    ["10 000,00", 0],
  ])("%j has more than %i decimals, and is refused though they may be zeros", (typed, decimals) => {
    expect(typedAmount(typed, decimals)).toEqual({ problem: "tooExact" });
  });

  it.each([
    "",
    "0",
    "0,00",
    "-1",
    "+1",
    "1e3",
    "1,",
    ".5",
    "1,750,00",
    "1.750.00",
    "1,75,000",
    "1,750.000,00",
    "1750 50",
    "17 50",
    "1 750 5",
    "1  750",
    "01",
    "0 750",
    "1'750",
    "1750.00 RUB",
    "₽1750",
    "9".repeat(16),
    "١٢",
  ])("%j is none", (typed) => {
    expect(typedAmount(typed, 2)).toEqual({ problem: "wrong" });
  });

  it("is no more than there is", () => {
    expect(typedAmountUpTo("1 750", "1750.00")).toEqual({ amount: "1750.00" });
    expect(typedAmountUpTo("1750,01", "1750.00")).toEqual({ problem: "tooMuch" });
    expect(typedAmountUpTo("1,750", "1750.00")).toEqual({ problem: "ambiguous" });
    expect(typedAmountUpTo("999999999999999", "999999999999998")).toEqual({ problem: "tooMuch" });
  });

  it("is never another sum than the one that the panel has written", () => {
    for (const language of ["en", "ru", "de", "fr"]) {
      for (const amount of ["0.50", "12.30", "1750.00", "1234567.89"]) {
        const written = formatAmount(amount, "RUB", language).replace(/[^\d., \u00a0\u202f]/g, "");
        expect([language, written, typedAmount(written, 2)]).toEqual([language, written, { amount }]);
      }
      const yen = formatAmount("10000", "JPY", language).replace(/[^\d., \u00a0\u202f]/g, "");
      expect(typedAmount(yen, 0)).toEqual(/[.,]/.test(yen) ? { problem: "ambiguous" } : { amount: "10000" });
    }
  });

  it.each(dashboardLanguages)("can be shown, and be typed as its example, in %s", (language) => {
    expect(formatAmount("1750.00", "RUB", language)).not.toBe("");
    expect(formatMoment(new Date(0), language)).not.toBe("");
    expect(formatShortMoment(new Date(0), language)).not.toBe("");
    for (const decimals of [0, 2])
      expect(typedAmount(exampleAmount(decimals, language), decimals)).toHaveProperty("amount");
  });
});
