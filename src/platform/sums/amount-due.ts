import BigNumber from "bignumber.js";
import type { Money } from "../../gateway";
import { isOurs } from "../config/payment-module";
import { amountFields, atLeastNothing, decimal, sumOf, type StoredAmount } from "./stored-amount";

/*
 * What is still to be paid. An order and its payment collections each have an answer of their own, and they differ:
 *
 * balanceOf          the order's account alone, which counts only what was captured; below zero it owes the customer
 * amountNotCaptured  the same, where it asks for money: whether that is held already does not matter
 * amountDue          the same without what is held and can still be captured: what the customer has to pay
 * collectionDue      one payment collection, whatever the order's others have: what was refunded before there was an order
 *                    is to be paid again
 * amountNotCovered   one payment collection again, in which any payment counts that was not canceled, refunded or not: no
 *                    bill is to be paid into money that went back
 */

/** What an order's account says of what is still to be paid: numbers, or big numbers as the platform stores them. */
interface StoredSummary {
  pending_difference?: unknown;
  raw_pending_difference?: StoredAmount["raw_amount"];
}

/** An order's account; to be read with {@link accountFields}. */
export interface StoredAccount {
  summary?: StoredSummary | null;
}

/** With the total the platform works the summary out anew: as stored for an order made by hand it lacks taxes. */
export const accountFields: readonly string[] = ["summary", "total", "currency_code"];

/** What the order's account lacks, exactly; below zero: what it owes the customer. Nothing without an account. Pure. */
export function balanceOf(account: StoredAccount | undefined): BigNumber {
  return decimal({
    amount: account?.summary?.pending_difference ?? 0,
    raw_amount: account?.summary?.raw_pending_difference ?? null,
  });
}

/** What the order's account lacks, whether or not it is held; never below zero. Pure. */
export function amountNotCaptured(account: StoredAccount | undefined, currency: string): Money {
  return atLeastNothing(balanceOf(account), currency);
}

/** What the shop owes the order's customer. Pure. */
export function owedToCustomer(account: StoredAccount | undefined, currency: string): Money {
  return atLeastNothing(balanceOf(account).negated(), currency);
}

interface HoldingPayment extends StoredAmount {
  id: string;
  provider_id: string;
  canceled_at: Date | string | null;
  captures?: StoredAmount[] | null;
}

interface DueOrder extends StoredAccount {
  currency_code: string;
  payment_collections?: ({ payments?: HoldingPayment[] | null } | null)[] | null;
}

/**
 * What the order's customer still has to pay: what its account lacks, without money that is held for it and not taken yet.
 * Nothing when the order is paid or has money to give back. `beside`: the payment whose hold is not counted. Pure.
 */
export function amountDue(order: DueOrder, beside?: string): Money {
  const held = (order.payment_collections ?? [])
    .flatMap((collection) => collection?.payments ?? [])
    .filter(({ id }) => id !== beside)
    .reduce((sum, payment) => sum.plus(heldBy(payment)), new BigNumber(0));
  return atLeastNothing(balanceOf(order).minus(held), order.currency_code);
}

/** Assist confirms a hold once, so what a partial capture leaves is no longer held; other gateways may be asked again. */
function heldBy(payment: HoldingPayment): BigNumber {
  if (payment.canceled_at) return new BigNumber(0);
  const captures = payment.captures ?? [];
  if (captures.length > 0 && isOurs(payment.provider_id)) return new BigNumber(0);
  return BigNumber.max(0, decimal(payment).minus(sumOf(captures)));
}

interface CoveringPayment extends StoredAmount {
  id: string;
  canceled_at?: Date | string | null;
  refunds?: (StoredAmount & { created_at: Date | string })[] | null;
}

/** A payment collection with what was paid into it; to be read with {@link collectionDueFields}. */
export interface StoredCover extends StoredAmount {
  payments?: CoveringPayment[] | null;
  order?: { created_at: Date | string } | null;
}

export const collectionDueFields: readonly string[] = [
  ...amountFields(),
  "order.created_at",
  "payments.id",
  "payments.canceled_at",
  ...amountFields("payments."),
  ...amountFields("payments.refunds."),
  "payments.refunds.created_at",
];

/**
 * What the collection lacks when all its payments but one are counted. What was refunded of them before there was an order,
 * as the platform does when it cannot place it, is to be paid again; what is refunded of an order is not. Pure.
 */
export function collectionDue(collection: StoredCover, beside: string | undefined, currency: string): Money {
  const placed = collection.order ? new Date(collection.order.created_at) : undefined;
  const others = livePayments(collection).filter(({ id }) => id !== beside);
  const refunded = others.flatMap(({ refunds }) =>
    (refunds ?? []).filter(({ created_at: at }) => !placed || new Date(at) < placed),
  );
  const covered = sumOf(others).minus(sumOf(refunded));
  return atLeastNothing(decimal(collection).minus(covered), currency);
}

/** What the collection asks for beyond its payments that are not canceled. Pure. */
export function amountNotCovered(
  collection: StoredAmount & { payments?: Omit<CoveringPayment, "refunds">[] | null },
  currency: string,
): Money {
  return atLeastNothing(decimal(collection).minus(sumOf(livePayments(collection))), currency);
}

function livePayments<Payment extends Pick<CoveringPayment, "canceled_at">>({
  payments,
}: {
  payments?: Payment[] | null;
}): Payment[] {
  return (payments ?? []).filter(({ canceled_at: canceled }) => !canceled);
}
