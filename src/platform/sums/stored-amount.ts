import BigNumber from "bignumber.js";
import { Money } from "../../gateway";

/** An amount as the platform's queries return it: `raw_amount` is exact. */
export interface StoredAmount {
  amount: unknown;
  raw_amount?: { value: string | number } | null;
}

/** `path` leads to the row that has the amount: `captures.`. */
export const amountFields = (path = ""): string[] => [`${path}amount`, `${path}raw_amount`];

export function decimal(row: StoredAmount): BigNumber {
  return new BigNumber(String(row.raw_amount?.value ?? row.amount));
}

/** Exactly, perhaps with more decimals than the currency. */
export function sumOf(rows: readonly StoredAmount[] | null | undefined): BigNumber {
  return (rows ?? []).reduce((sum, row) => sum.plus(decimal(row)), new BigNumber(0));
}

export function moneyOf(row: StoredAmount, currency: string): Money {
  return Money.round(decimal(row).toFixed(), currency);
}

/** Sums first and rounds then, so that parts with more decimals than the currency add up. */
export function total(rows: readonly StoredAmount[] | null | undefined, currency: string): Money {
  return Money.round(sumOf(rows).toFixed(), currency);
}

/** Never below zero. */
export function atLeastNothing(amount: BigNumber, currency: string): Money {
  return Money.round(BigNumber.max(0, amount).toFixed(), currency);
}
