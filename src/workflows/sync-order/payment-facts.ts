import { Money } from "../../assist";
import { recordedByPlugin } from "../../providers/assist/platform-rows";
import { capturedWithAuthorization } from "../../providers/assist/session-data";
import { goneSince } from "./lacking-orders";
import type { BookRow, PaymentFacts } from "./medusa-facts";
import type { StoredPayment, StoredRow } from "./stored-payment";
import { decimal, total } from "./stored-sums";

/**
 * What the platform's rows say of a payment. `isYoung`: whether the workflow that wrote a row then may still be at work.
 * `told`: rows of whose event somebody takes care. `earliest`: a row's moment by the database's clock. `isGivenOut`: whether the
 * event of a row of then, had it been missed, would still be given out. Pure.
 */
export function paymentFacts(
  payment: StoredPayment,
  currency: string,
  isYoung: (since: Date | string) => boolean,
  earliest: (stamp: Date | string) => Date,
  told: ReadonlySet<string>,
  isGivenOut: (since: Date | string) => boolean,
): PaymentFacts {
  const mark = payment.data?.[capturedWithAuthorization];
  const row = (stored: StoredRow): BookRow => ({
    id: stored.id,
    amount: Money.round(decimal(stored).toFixed(), currency),
    exact: decimal(stored),
    recorded: stored.created_by === recordedByPlugin,
    atRest: !isYoung(stored.created_at),
    untold: mark !== undefined && !told.has(stored.id) && isGivenOut(stored.created_at),
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
