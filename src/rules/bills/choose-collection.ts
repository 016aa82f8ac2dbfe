import type { Money } from "../../gateway";

/** A payment collection of an order, into which money may still be paid. */
export interface PayableCollection {
  id: string;
  /** What it asks for beyond its payments. */
  notCovered: Money;
  /** Nobody has ever paid into it. */
  untouched: boolean;
}

/** How a bill is to be tied to the order's payment collections. */
export type CollectionChoice =
  | { use: string }
  /** Nobody has paid into it, and the order's amount has changed since it was made. */
  | { use: string; newAmount: Money }
  | { make: Money };

/**
 * The payment collection that a bill is paid into: one that lacks exactly what the order lacks, else one that nobody has
 * paid into, brought to that amount, else a new one. A bill for a part leaves the rest of its collection to later bills. Pure.
 */
export function chooseCollection(
  collections: readonly PayableCollection[],
  amountDue: Money,
): CollectionChoice {
  const exact = collections.find(({ notCovered }) => notCovered.equals(amountDue));
  if (exact) return { use: exact.id };
  const untouched = collections.find((collection) => collection.untouched);
  return untouched ? { use: untouched.id, newAmount: amountDue } : { make: amountDue };
}
