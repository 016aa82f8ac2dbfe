/** Money is counted in minor units; every currency here has two decimals, as the gateway writes them. */
export type Minor = bigint;

export type AmountProblem = "format" | "value";

/** Reads an amount as the gateway takes it: at most 15 digits, at most two decimals after a dot, more than zero. */
export function readAmount(text: string): Minor | AmountProblem {
  if (!/^\d+(\.\d{1,2})?$/.test(text) || text.replace(".", "").length > 15) return "format";
  const [whole = "0", cents = ""] = text.split(".");
  const minor = BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"));
  return minor > 0n ? minor : "value";
}

export function showAmount(minor: Minor): string {
  const digits = minor.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
