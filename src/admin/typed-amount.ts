import { compareDecimals, decimalsOf } from "./decimals";

/** Why what was typed is not taken. "ambiguous": it can be read as two sums, as "1,000" can. */
export type AmountProblem = "wrong" | "ambiguous" | "tooExact" | "tooMuch";

/** `amount`: decimal text with as many decimals as the currency has, which is what is shown and sent. */
export type TypedAmount = { amount: string } | { problem: AmountProblem };

/** Whole units, with or without a separator of thousands, then the decimals after another sign than that one. */
const forms: readonly RegExp[] = [
  /^(\d+)(?:[.,](\d+))?$/,
  /^(\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$/,
  /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
  /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
];

/**
 * "1 750,5" as people type it. Decimal signs and separators of thousands differ between languages, and nobody knows the
 * writer's: a text with two readings is refused rather than guessed, and so are more decimals than the currency has.
 * No number is made of it, so that each digit stays.
 */
export function typedAmount(typed: string, decimals: number): TypedAmount {
  const readings = readingsOf(typed.trim().replace(/[\u00a0\u202f]/g, " "));
  const [reading] = readings;
  if (!reading) return { problem: "wrong" };
  if (readings.length > 1) return { problem: "ambiguous" };
  const [whole, fraction] = reading;
  if (fraction.length > decimals) return { problem: "tooExact" };
  if (!/[1-9]/.test(whole + fraction)) return { problem: "wrong" };
  return { amount: decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, "0")}` };
}

/** The same, of what may be no more than `most`, a decimal text in the currency. */
export function typedAmountUpTo(typed: string, most: string): TypedAmount {
  const read = typedAmount(typed, decimalsOf(most));
  if ("problem" in read) return read;
  return compareDecimals(read.amount, most) > 0 ? { problem: "tooMuch" } : read;
}

function readingsOf(text: string): (readonly [whole: string, fraction: string])[] {
  return forms.flatMap((form) => {
    const found = form.exec(text);
    if (!found) return [];
    const whole = (found[1] ?? "").replace(/[ .,]/g, "");
    return /^(0|[1-9]\d{0,14})$/.test(whole) ? [[whole, found[2] ?? ""] as const] : [];
  });
}
