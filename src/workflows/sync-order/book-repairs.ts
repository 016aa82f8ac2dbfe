import type { Money } from "../../assist";
import type { BookRow, MedusaFacts, OrderTransaction, PaymentFacts } from "./medusa-facts";

/** A line that the platform failed to add to the order's account of what was paid. */
export type MissingTransaction = OrderTransaction & { reference: "capture" | "refund" };

/**
 * Rows that a process wrote before it died, and whose command never reached the gateway: together they are exactly
 * what the shop has too much. Empty when the rows do not explain the difference. Pure.
 * `carriedOut`: platform rows whose command is known to be done.
 */
export function ghostRows(
  rows: readonly BookRow[],
  surplus: Money,
  carriedOut: ReadonlySet<string>,
): BookRow[] {
  const suspects = rows.filter((row) => row.atRest && !row.recorded && !carriedOut.has(row.id));
  const single = suspects.find((row) => row.amount.equals(surplus));
  if (single) return [single];
  const [first, ...rest] = suspects.map((row) => row.amount);
  const sum = first && rest.reduce((total, amount) => total.plus(amount), first);
  return sum?.equals(surplus) ? suspects : [];
}

/**
 * Captures and refunds at rest that the order's account lacks, because a process died between booking them and adding
 * the line. A cancelled order's refunds are booked under the payment's id, so refunds are compared by their sum. Pure.
 */
export function missingTransactions(
  payment: PaymentFacts,
  order: NonNullable<MedusaFacts["order"]>,
): MissingTransaction[] {
  const known = (reference: string) =>
    new Set(
      order.transactions.filter((line) => line.reference === reference).map((line) => line.referenceId),
    );
  const captures = payment.captures.filter((row) => row.atRest && !known("capture").has(row.id));
  const bookedAsOne = order.transactions.some(
    (line) => line.reference === "refund" && line.referenceId === payment.id,
  );
  const refunds = bookedAsOne
    ? []
    : payment.refunds.filter((row) => row.atRest && !known("refund").has(row.id));
  return [...captures.map((row) => line("capture", row)), ...refunds.map((row) => line("refund", row))];
}

function line(reference: "capture" | "refund", row: BookRow): MissingTransaction {
  return { reference, referenceId: row.id, amount: row.amount };
}

/** Captured whole, but the platform died before it said so: its own screens would refuse a refund. */
export function lacksCapturedMark(payment: PaymentFacts): boolean {
  return (
    !payment.markedCaptured &&
    payment.captured.compare(payment.amount) >= 0 &&
    payment.captures.every((row) => row.atRest)
  );
}
