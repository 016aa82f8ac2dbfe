/** Exact sums: an amount as a whole number of kopecks. */
export type Kopecks = bigint;

/** Reads decimal text such as "10", "10.5" or "10.500"; what is less than a kopeck is cut. */
export function kopecks(amount: string | number | null | undefined): Kopecks {
  const [whole = "0", fraction = ""] = String(amount ?? "0").split(".");
  const sign = whole.startsWith("-") ? -1n : 1n;
  return sign * (BigInt(whole.replace("-", "") || "0") * 100n + BigInt(fraction.padEnd(2, "0").slice(0, 2)));
}

export function roubles(amount: Kopecks): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A part of an amount, at least a kopeck of it. */
export function share(amount: Kopecks, percent: number): Kopecks {
  const part = (amount * BigInt(percent)) / 100n;
  return part === 0n && amount > 0n ? 1n : part;
}

export const sum = (amounts: Iterable<Kopecks>): Kopecks =>
  [...amounts].reduce((total, amount) => total + amount, 0n);
