import BigNumber from "bignumber.js";
import { Money } from "../../gateway";
import type { StoredAmount, StoredCover, StoredSums } from "./stored-payment";

/** What the collection shows, where it has one payment alone. */
export function shownSums(
  sums: StoredSums,
  currency: string,
): { captured: Money; refunded: Money } | undefined {
  if (sums.payments?.length !== 1) return undefined;
  const money = (amount: unknown, raw_amount: StoredAmount["raw_amount"]): Money =>
    Money.round(decimal({ amount: amount ?? 0, raw_amount }).toFixed(), currency);
  return {
    captured: money(sums.captured_amount, sums.raw_captured_amount),
    refunded: money(sums.refunded_amount, sums.raw_refunded_amount),
  };
}

/** All its payments are canceled, nothing of them was taken, and it does not say so. */
export function isCancelUnmarked(collection: StoredSums & { status: string }): boolean {
  const payments = collection.payments ?? [];
  return (
    collection.status !== "canceled" &&
    payments.length > 0 &&
    payments.every(({ canceled_at: canceled }) => canceled) &&
    decimal({ amount: collection.captured_amount ?? 0, raw_amount: collection.raw_captured_amount }).isZero()
  );
}

/**
 * What the collection lacks when all its payments but one are counted. What was given back of them before there was an
 * order, as the platform does when it cannot place it, is to be paid again; what is given back of an order is not.
 */
export function lackingOf(collection: StoredCover, paymentId: string | undefined, currency: string): Money {
  const placed = collection.order ? new Date(collection.order.created_at) : undefined;
  const others = (collection.payments ?? []).filter(
    ({ id, canceled_at }) => id !== paymentId && !canceled_at,
  );
  const covered = others.reduce((sum, other) => {
    const back = (other.refunds ?? []).filter(({ created_at: at }) => !placed || new Date(at) < placed);
    return back.reduce((left, refund) => left.minus(decimal(refund)), sum.plus(decimal(other)));
  }, new BigNumber(0));
  return Money.round(BigNumber.max(0, decimal(collection).minus(covered)).toFixed(), currency);
}

export function decimal(row: StoredAmount): BigNumber {
  return new BigNumber(String(row.raw_amount?.value ?? row.amount));
}

/** Sums first and rounds then, so that parts with more decimals than the currency add up. */
export function total(rows: StoredAmount[] | null | undefined, currency: string): Money {
  return Money.round(
    (rows ?? []).reduce((sum, row) => sum.plus(decimal(row)), new BigNumber(0)).toFixed(),
    currency,
  );
}
