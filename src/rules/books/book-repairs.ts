import BigNumber from "bignumber.js";
import { Money } from "../../gateway";
import type { Position } from "../money/position";
import type { BookRow, MedusaFacts, MissingTransaction, OrderTransaction, PaymentFacts } from "./facts";
import { keepHold } from "./keep-hold";
import type { CommandFacts, Correction } from "./correction";

/**
 * Rows that a process wrote before it died, and whose command never reached the gateway. The one without which the shop
 * has what the gateway has; otherwise all of them, and what the gateway has moved besides is recorded anew. Empty when
 * they do not explain the difference. Pure.
 * `moved`: what the gateway has. `carriedOut`: platform rows whose command is known to be done.
 */
export function ghostRows(
  rows: readonly BookRow[],
  moved: Money,
  carriedOut: ReadonlySet<string>,
): BookRow[] {
  // Added up before it is rounded: each row may have more decimals than the currency.
  const without = (gone: readonly BookRow[]): Money => {
    const left = rows.filter((row) => !gone.includes(row));
    const sum = left.reduce((total, { exact }) => total.plus(exact), new BigNumber(0));
    return Money.round(sum.toFixed(), moved.currency);
  };
  const suspects = rows.filter((row) => row.atRest && !row.recorded && !carriedOut.has(row.id));
  const single = suspects.find((row) => without([row]).equals(moved));
  if (single) return [single];
  return without(suspects).isMoreThan(moved) ? [] : suspects;
}

/**
 * Captures and refunds at rest that the order's account lacks, because a process died between booking them and adding
 * the line. What a cancelled order gives back is booked under the payment's id; such lines cover the newest refunds. Pure.
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
  const refunds = payment.refunds.filter((row) => row.atRest && !known("refund").has(row.id));
  const uncovered = withoutCovered(refunds, coversOf(payment, order));
  return [...captures.map((row) => line("capture", row)), ...uncovered.map((row) => line("refund", row))];
}

/**
 * Lines that belong to no row, that count a row a second time, or that have another sum than their row: the platform
 * writes them when several requests are made of one payment at once, when a refund has failed, or after a process has
 * died. Pure.
 */
export function wrongTransactions(payment: PaymentFacts, order: NonNullable<MedusaFacts["order"]>): string[] {
  const rows = new Map([...payment.captures, ...payment.refunds].map((row) => [row.id, row]));
  const counted = new Set<string>();
  const unbacked = new Set(unbackedCovers(payment, order));
  return order.transactions.flatMap((line) => {
    const row = rows.get(line.referenceId);
    const isRight = row && !counted.has(row.id) && line.amount.equals(row.amount);
    if (isRight) counted.add(row.id);
    const isWrong = row
      ? row.atRest && !isRight
      : line.rowIsGone === true || (unbacked.has(line) && line.young !== true);
    return isWrong && line.id !== undefined ? [line.id] : [];
  });
}

/** What cancelling an order gives back: the platform books it under the payment's id. */
function coversOf(payment: PaymentFacts, order: NonNullable<MedusaFacts["order"]>): OrderTransaction[] {
  return order.transactions.filter((line) => line.reference === "refund" && line.referenceId === payment.id);
}

/**
 * Of those, the ones that no refund stands behind: the platform writes the line also when the refund has failed, and may
 * die before it cancels the order. An order that is canceled keeps it for what was captured: staff are shown the money until
 * it is given back. A capture that was never carried out leaves nothing to give back.
 */
function unbackedCovers(payment: PaymentFacts, order: NonNullable<MedusaFacts["order"]>): OrderTransaction[] {
  const named = new Set(order.transactions.map(({ referenceId }) => referenceId));
  const { currency } = payment.refunded;
  const exact = (rows: readonly BookRow[]): BigNumber =>
    rows.reduce((total, row) => total.plus(row.exact), new BigNumber(0));
  // As the platform reckons what is left to give back: before it is rounded.
  const left = exact(payment.captures).minus(exact(payment.refunds.filter(({ id }) => named.has(id))));
  let backed = order.canceled
    ? Money.round(BigNumber.max(0, left).toFixed(), currency)
    : // Of single rows, as the lines are: taken from the sum, which is rounded otherwise, they could be more than it.
      payment.refunds
        .filter(({ id }) => !named.has(id))
        .reduce((sum, row) => sum.plus(row.amount), Money.zero(currency));
  return coversOf(payment, order).filter((cover) => {
    const isBacked = cover.amount.compare(backed) <= 0;
    if (isBacked) backed = backed.minus(cover.amount);
    return !isBacked;
  });
}

/** The payment collection shows other sums than its one payment has: the process died before it added them up. Pure. */
export function showsOtherSums({ shown, captured, refunded }: PaymentFacts): boolean {
  return shown !== undefined && !(shown.captured.equals(captured) && shown.refunded.equals(refunded));
}

export function isAtRest(payment: PaymentFacts): boolean {
  return [...payment.captures, ...payment.refunds].every((row) => row.atRest);
}

/** Row ids grow with time. */
function withoutCovered(refunds: readonly BookRow[], covers: readonly OrderTransaction[]): BookRow[] {
  const [first, ...rest] = covers.map((cover) => cover.amount);
  if (!first) return [...refunds];
  let left = rest.reduce((total, amount) => total.plus(amount), first);
  return refunds
    .toSorted((one, other) => (one.id < other.id ? 1 : -1))
    .filter((row) => {
      const covered = row.amount.compare(left) <= 0;
      if (covered) left = left.minus(row.amount);
      return !covered;
    });
}

function line(reference: "capture" | "refund", row: BookRow): MissingTransaction {
  return { reference, referenceId: row.id, amount: row.amount, exact: row.exact };
}

/**
 * A row was written a moment ago, and what follows it is not there yet, or not right: the workflow that wrote it adds the
 * order's line and the payment's mark at the end, unless its process died. Pure.
 */
export function isBeingBooked(payment: PaymentFacts, order: MedusaFacts["order"]): boolean {
  const isBooked = (row: BookRow): boolean => {
    const lines = order?.transactions.filter((line) => line.referenceId === row.id) ?? [];
    return lines.length === 1 && lines.every((line) => line.amount.equals(row.amount));
  };
  const young = [...payment.captures, ...payment.refunds].filter((row) => !row.atRest);
  const unmarked = !payment.markedCaptured && payment.captured.compare(payment.amount) >= 0;
  return (
    young.some((row) => order !== undefined && !isBooked(row)) ||
    (order !== undefined && unbackedCovers(payment, order).length > 0) ||
    ((unmarked || showsOtherSums(payment)) && young.length > 0)
  );
}

/** Captured whole, but the platform died before it said so: its own screens would refuse a refund. */
export function lacksCapturedMark(payment: PaymentFacts): boolean {
  return (
    !payment.markedCaptured &&
    payment.captured.compare(payment.amount) >= 0 &&
    payment.captures.every((row) => row.atRest)
  );
}

/** The next step that puts right what the platform itself has left undone in its books. Pure. */
export function repairBooks(
  position: Position,
  facts: MedusaFacts,
  payment: PaymentFacts,
  commandFacts: CommandFacts,
): Correction | undefined {
  const wrong = facts.order ? wrongTransactions(payment, facts.order) : [];
  if (wrong.length > 0) return { do: "remove-transactions", ids: wrong };
  const lines = facts.order ? missingTransactions(payment, facts.order) : [];
  if (facts.order && lines.length > 0) return { do: "add-transactions", orderId: facts.order.id, lines };
  const kept = commandFacts.open ? undefined : keepHold(position, facts, payment);
  if (kept) return kept;
  if (facts.order && payment.canceled && payment.cancelUnmarked)
    return { do: "mark-canceled", collectionId: payment.collectionId };
  if (lacksCapturedMark(payment)) return { do: "mark-captured", paymentId: payment.id };
  if (showsOtherSums(payment) && isAtRest(payment))
    return { do: "add-up", collectionId: payment.collectionId };
  // Left open, it would go on being the shopper's cart.
  if (facts.cart && !facts.cart.completed && facts.order && !facts.order.young)
    return { do: "close-cart", cartId: facts.cart.id };
  return undefined;
}
