import { Money } from "../../gateway";
import { eventsGivenOutDays } from "../../records/terms";
import { recordedByPlugin } from "./platform-rows";
import { capturedWithAuthorization } from "./session-data";
import { goneSince } from "../orders/lacking-orders";
import type { BookRow, PaymentFacts } from "../../rules/books/facts";
import type { StoredPayment, StoredRow } from "../sums/stored-payment";
import { decimal, total } from "../sums/stored-sums";

/**
 * What the platform's rows say of a payment. `isYoung`: whether the workflow that wrote a row then may still be at work.
 * `told`: rows of whose event somebody takes care. `earliest`: a row's moment by the database's clock. `now`: by the platform's
 * rows. Pure.
 */
export function paymentFacts(
  payment: StoredPayment,
  currency: string,
  isYoung: (since: Date | string) => boolean,
  earliest: (stamp: Date | string) => Date,
  told: ReadonlySet<string>,
  now: Date,
): PaymentFacts {
  const mark = payment.data?.[capturedWithAuthorization];
  const row = (stored: StoredRow): BookRow => ({
    id: stored.id,
    amount: Money.round(decimal(stored).toFixed(), currency),
    exact: decimal(stored),
    recorded: stored.created_by === recordedByPlugin,
    atRest: !isYoung(stored.created_at),
    untold: mark !== undefined && !told.has(stored.id) && isGivenOut(stored.created_at, now),
  });
  const gone = goneSince(payment);
  return {
    id: payment.id,
    collectionId: payment.payment_collection_id,
    amount: Money.round(decimal(payment).toFixed(), currency),
    captures: (payment.captures ?? []).map(row),
    refunds: (payment.refunds ?? []).map(row),
    captured: total(payment.captures, currency),
    refunded: total(payment.refunds, currency),
    capturedWithAuthorization: mark === true,
    markedCaptured: Boolean(payment.captured_at),
    canceled: Boolean(payment.canceled_at),
    goneSince: gone && earliest(gone),
    goneLately: gone !== undefined && isYoung(gone),
  };
}

/** Whether an event of a row would still be given out, had it been missed. Whether somebody has heard of it may not be remembered for longer. */
export function isGivenOut(since: Date | string, now: Date): boolean {
  return now.getTime() - new Date(since).getTime() <= eventsGivenOutDays * 24 * 60 * 60_000;
}
