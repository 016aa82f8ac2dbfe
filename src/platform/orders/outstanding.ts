import BigNumber from "bignumber.js";
import { Money } from "../../gateway";
import { isOurs } from "../provider-config";
import { decimal } from "../sums/stored-sums";
import type { StoredAmount } from "../sums/stored-payment";

export interface StoredOrderPayment extends StoredAmount {
  id: string;
  payment_session_id?: string;
  provider_id: string;
  canceled_at: Date | string | null;
  captures?: StoredAmount[] | null;
}

export interface StoredOrderCollection extends StoredAmount {
  id: string;
  status: string;
  payments?: StoredOrderPayment[] | null;
}

/** What an order's account says of what is still to be paid: numbers, or big numbers as the platform stores them. */
export interface StoredSummary {
  pending_difference?: unknown;
  raw_pending_difference?: StoredAmount["raw_amount"];
}

/**
 * What the order's customer still has to pay: what its account lacks, without money that is held for it and not taken yet.
 * Nothing when the order is paid or has money to give back. Pure.
 */
export function outstandingOf(
  summary: StoredSummary | null | undefined,
  collections: readonly StoredOrderCollection[],
  currency: string,
): Money {
  const held = collections
    .flatMap(({ payments }) => payments ?? [])
    .reduce((sum, payment) => sum.plus(heldBy(payment)), new BigNumber(0));
  return Money.round(BigNumber.max(0, pendingOf(summary).minus(held)).toFixed(), currency);
}

/** What the order's account lacks, whether or not it is held; never below zero. Pure. */
export function lackingInAccount(summary: StoredSummary | null | undefined, currency: string): Money {
  return Money.round(BigNumber.max(0, pendingOf(summary)).toFixed(), currency);
}

function pendingOf(summary: StoredSummary | null | undefined): BigNumber {
  return decimal({
    amount: summary?.pending_difference ?? 0,
    raw_amount: summary?.raw_pending_difference ?? null,
  });
}

/** Assist confirms a hold once, so what a partial capture leaves is no longer held; other gateways may be asked again. */
function heldBy(payment: StoredOrderPayment): BigNumber {
  if (payment.canceled_at) return new BigNumber(0);
  const captures = payment.captures ?? [];
  if (captures.length > 0 && isOurs(payment.provider_id)) return new BigNumber(0);
  const captured = captures.reduce((sum, capture) => sum.plus(decimal(capture)), new BigNumber(0));
  return BigNumber.max(0, decimal(payment).minus(captured));
}

/** How a bill is to be tied to the order's payment collections. */
export type CollectionChoice =
  | { use: string }
  /** Nobody has paid into it, and the order's amount has changed since it was made. */
  | { use: string; newAmount: Money }
  | { make: Money };

/** Money may still be paid into these. */
const payable = ["not_paid", "awaiting", "partially_authorized"];

/**
 * The payment collection that a bill is paid into: one that lacks exactly what is outstanding, else one that nobody has
 * paid into, brought to that amount, else a new one. A bill for a part leaves the rest of its collection to later bills. Pure.
 */
export function chooseCollection(
  collections: readonly StoredOrderCollection[],
  outstanding: Money,
): CollectionChoice {
  const { currency } = outstanding;
  const lacking = (collection: StoredOrderCollection): Money => {
    const paid = livePayments(collection).reduce(
      (sum, payment) => sum.plus(decimal(payment)),
      new BigNumber(0),
    );
    return Money.round(BigNumber.max(0, decimal(collection).minus(paid)).toFixed(), currency);
  };
  const open = collections.filter(({ status }) => payable.includes(status));
  const exact = open.find((collection) => lacking(collection).equals(outstanding));
  if (exact) return { use: exact.id };
  const untouched = open.find((collection) => (collection.payments ?? []).length === 0);
  return untouched ? { use: untouched.id, newAmount: outstanding } : { make: outstanding };
}

function livePayments({ payments }: StoredOrderCollection): StoredOrderPayment[] {
  return (payments ?? []).filter(({ canceled_at }) => !canceled_at);
}
