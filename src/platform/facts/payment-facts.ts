import type { Money } from "../../gateway";
import type { BookRow, PaymentFacts } from "../../rules/books/facts";
import { isGivenOut } from "../../rules/books/next-step";
import { recordedByPlugin } from "../payments/internal-services";
import { capturedWithAuthorization } from "../payments/session-data";
import { decimal, moneyOf, sumOf, total, type StoredAmount } from "../sums/stored-amount";
import type { StoredCollection, StoredPayment, StoredRow } from "./stored-rows";

/** What tells how old a row of the platform is. */
export interface Ages {
  /** The time by which the platform stamps its rows. */
  now: Date;
  /** Whether the workflow that wrote a row then may still be at work. */
  isYoung(since: Date | string): boolean;
  /** A row's moment by the database's clock, at the earliest. */
  earliest(stamp: Date | string): Date;
}

/** What the platform's rows say of a payment. `told`: rows of whose event somebody takes care. Pure. */
export function paymentFacts(
  payment: StoredPayment,
  collection: StoredCollection | undefined,
  currency: string,
  { now, isYoung, earliest }: Ages,
  told: ReadonlySet<string>,
): PaymentFacts {
  const row = (stored: StoredRow): BookRow => ({
    id: stored.id,
    amount: moneyOf(stored, currency),
    exact: decimal(stored),
    recorded: stored.created_by === recordedByPlugin,
    atRest: !isYoung(stored.created_at),
    untold: isTracked(payment) && !told.has(stored.id) && isGivenOut(new Date(stored.created_at), now),
  });
  const gone = goneSince(payment);
  return {
    id: payment.id,
    collectionId: payment.payment_collection_id,
    amount: moneyOf(payment, currency),
    captures: (payment.captures ?? []).map(row),
    refunds: (payment.refunds ?? []).map(row),
    captured: total(payment.captures, currency),
    refunded: total(payment.refunds, currency),
    capturedWithAuthorization: payment.data?.[capturedWithAuthorization] === true,
    markedCaptured: Boolean(payment.captured_at),
    canceled: Boolean(payment.canceled_at),
    goneSince: gone && earliest(gone),
    goneLately: gone !== undefined && isYoung(gone),
    cancelUnmarked: collection !== undefined && isCancelUnmarked(collection),
    collectionDropped:
      collection?.status === "canceled" && !payment.canceled_at
        ? { lately: isYoung(collection.updated_at) }
        : undefined,
    shown: collection && shownSums(collection, currency),
  };
}

/** Whether it is remembered of whose captures and refunds somebody was told: not of payments of older versions. Pure. */
export function isTracked({ data }: Pick<StoredPayment, "data">): boolean {
  return data?.[capturedWithAuthorization] !== undefined;
}

/** By the platform's rows. Pure. */
export function isOnlyHeld({ canceled_at: canceled, captures }: StoredPayment): boolean {
  return !canceled && (captures ?? []).length === 0;
}

/** Since when nothing of a payment is left, by the platform's rows: it was canceled, or all that was captured went back. Pure. */
export function goneSince({ canceled_at: canceled, captures, refunds }: StoredPayment): Date | undefined {
  const taken = sumOf(captures);
  if (taken.isZero()) return canceled ? new Date(canceled) : undefined;
  if (sumOf(refunds).isLessThan(taken)) return undefined;
  return (refunds ?? [])
    .map(({ created_at: made }) => new Date(made))
    .toSorted((one, other) => other.getTime() - one.getTime())[0];
}

/** What the collection shows, where it has one payment alone. */
function shownSums(
  sums: StoredCollection,
  currency: string,
): { captured: Money; refunded: Money } | undefined {
  if (sums.payments?.length !== 1) return undefined;
  const money = (amount: unknown, raw_amount: StoredAmount["raw_amount"]): Money =>
    moneyOf({ amount: amount ?? 0, raw_amount }, currency);
  return {
    captured: money(sums.captured_amount, sums.raw_captured_amount),
    refunded: money(sums.refunded_amount, sums.raw_refunded_amount),
  };
}

/** All its payments are canceled, nothing of them was taken, and it does not say so. */
function isCancelUnmarked(collection: StoredCollection): boolean {
  const payments = collection.payments ?? [];
  return (
    collection.status !== "canceled" &&
    payments.length > 0 &&
    payments.every(({ canceled_at: canceled }) => canceled) &&
    decimal({ amount: collection.captured_amount ?? 0, raw_amount: collection.raw_captured_amount }).isZero()
  );
}
