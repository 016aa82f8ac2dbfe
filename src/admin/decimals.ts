// Arithmetic on decimal texts such as "150.00", without numbers: an amount keeps each of its digits.

/** Negative when `one` is less than `other`, 0 when they are the same, positive when it is more. */
export function compareDecimals(one: string, other: string): number {
  const [left, right] = inUnits([one, other]);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** `one` less `other`, with the decimals of whichever has more; "0.00" and the like when `other` is more. */
export function decimalLess(one: string, other: string): string {
  const [left, right, decimals] = inUnits([one, other]);
  const digits = (left > right ? left - right : BigInt(0)).toString().padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function inUnits([one, other]: [string, string]): [bigint, bigint, number] {
  const decimals = Math.max(decimalsOf(one), decimalsOf(other));
  const units = (text: string): bigint => {
    const [whole = "0", fraction = ""] = text.split(".");
    return BigInt(whole + fraction.padEnd(decimals, "0"));
  };
  return [units(one), units(other), decimals];
}

/** How many digits a decimal text has after its dot. */
export const decimalsOf = (text: string): number => text.split(".")[1]?.length ?? 0;

/** A decimal text of nothing, such as "0.00". */
export function isNothing(amount: string): boolean {
  return /^0*(\.0*)?$/.test(amount);
}
