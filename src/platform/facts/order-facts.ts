import { Money } from "../../gateway";
import type { OrderRow } from "../../records/orders";
import type { HoldWanted, MedusaFacts } from "../../rules/books/facts";
import { collectionsOf, type StoredOrder } from "../orders/stored-order";
import { amountDue } from "../sums/amount-due";
import { decimal, moneyOf } from "../sums/stored-amount";
import { goneSince, isOnlyHeld } from "./payment-facts";
import type { StoredPayment, TiedOrder } from "./stored-rows";

type OrderFacts = NonNullable<MedusaFacts["order"]>;
type IsYoung = (since: Date | string) => boolean;

/** Pure. */
export function orderFacts(
  order: TiedOrder,
  currency: string,
  goneRows: ReadonlySet<string>,
  isYoung: IsYoung,
): Pick<OrderFacts, "id" | "canceled" | "transactions"> {
  const transactions = (order.transactions ?? []).map((transaction) => ({
    id: transaction.id,
    rowIsGone: goneRows.has(transaction.reference_id),
    young: isYoung(transaction.created_at),
    reference: transaction.reference,
    referenceId: transaction.reference_id,
    amount: Money.round(decimal(transaction).abs().toFixed(), currency),
  }));
  return { id: order.id, canceled: order.status === "canceled", transactions };
}

/** What a live order lacks is of interest where nothing of its payment is left, or where that is only held. Pure. */
export function wantsAmountDue(order: TiedOrder, payment: StoredPayment | undefined): boolean {
  return (
    payment !== undefined &&
    order.status !== "canceled" &&
    (goneSince(payment) !== undefined || isOnlyHeld(payment))
  );
}

/** `kind`: a bill may be for a part of its order, so that what its order lacks besides is nothing to tell. Pure. */
export function dueFacts(
  order: StoredOrder | undefined,
  payment: StoredPayment | undefined,
  kind: OrderRow["kind"],
  isYoung: IsYoung,
): Pick<OrderFacts, "lacking" | "wants"> {
  if (!order || !payment) return {};
  const held = isOnlyHeld(payment);
  return {
    lacking: held && kind === "bill" ? undefined : amountDue(order),
    wants: held ? holdWanted(order, payment.id, isYoung) : undefined,
  };
}

function holdWanted(order: StoredOrder, paymentId: string, isYoung: IsYoung): HoldWanted {
  return {
    needs: amountDue(order, paymentId),
    unused: collectionsOf(order)
      .filter(
        ({ status, payments, payment_sessions: sessions }) =>
          ["not_paid", "awaiting"].includes(status) && !payments?.length && !sessions?.length,
      )
      .map((collection) => ({
        id: collection.id,
        amount: moneyOf(collection, order.currency_code),
        young: isYoung(collection.updated_at),
      })),
  };
}
