import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import { Money } from "../../gateway";
import type { OrderRow } from "../../records/orders";
import { outstandingOf, type StoredOrderCollection, type StoredSummary } from "./outstanding";
import type { StoredAmount, StoredCollection, StoredPayment } from "../sums/stored-payment";
import { decimal } from "../sums/stored-sums";
import type { HoldWanted } from "../../rules/books/facts";

interface OwnCollection extends StoredOrderCollection {
  updated_at: Date | string;
  payment_sessions?: { id: string }[] | null;
}

export interface LackingOrder {
  id: string;
  currency_code: string;
  summary?: StoredSummary | null;
  payment_collections?: (OwnCollection | null)[] | null;
}

/** The accounts of live orders of which a payment is wholly gone, or held and not taken, by order id. */
export async function readLackingOrders(
  container: MedusaContainer,
  payments: ReadonlyMap<string, StoredPayment>,
  collections: ReadonlyMap<string, StoredCollection>,
): Promise<Map<string, LackingOrder>> {
  const ids = [...payments.values()].flatMap((payment) => {
    const order = collections.get(payment.payment_collection_id)?.order;
    return order && order.status !== "canceled" && (goneSince(payment) || isOnlyHeld(payment))
      ? [order.id]
      : [];
  });
  if (ids.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const payment = (field: string): string => `payment_collections.payments.${field}`;
  const { data } = await query.graph({
    entity: "order",
    // With the total the platform works the summary out anew: as stored for an order made by hand it lacks taxes.
    fields: [
      ...["id", "currency_code", "summary", "total"],
      ...["id", "status", "amount", "raw_amount", "updated_at", "payment_sessions.id"].map(
        (field) => `payment_collections.${field}`,
      ),
      ...["id", "provider_id", "canceled_at", "amount", "raw_amount"].map(payment),
      ...["captures.amount", "captures.raw_amount"].map(payment),
    ],
    filters: { id: [...new Set(ids)] },
  });
  return new Map((data as LackingOrder[]).map((order) => [order.id, order]));
}

/** `kind`: a bill may be for a part of its order, so that what its order lacks besides is nothing to tell. Pure. */
export function lackingFacts(
  order: LackingOrder | undefined,
  payment: StoredPayment | undefined,
  kind: OrderRow["kind"],
  isYoung: (since: Date | string) => boolean,
): { lacking?: Money | undefined; wants?: HoldWanted | undefined } {
  if (!order || !payment) return {};
  const held = isOnlyHeld(payment);
  return {
    lacking: held && kind === "bill" ? undefined : lackingOfOrder(order),
    wants: held ? holdWanted(order, payment.id, isYoung) : undefined,
  };
}

/** What nobody has paid for an order nor holds. Pure. */
function lackingOfOrder(order: LackingOrder): Money {
  return outstandingOf(order.summary, collectionsOf(order), order.currency_code.toUpperCase());
}

/** Pure. */
function holdWanted(
  order: LackingOrder,
  paymentId: string,
  isYoung: (since: Date | string) => boolean,
): HoldWanted {
  const currency = order.currency_code.toUpperCase();
  const collections = collectionsOf(order);
  const others = collections.map((collection) => ({
    ...collection,
    payments: (collection.payments ?? []).filter(({ id }) => id !== paymentId),
  }));
  return {
    needs: outstandingOf(order.summary, others, currency),
    unused: collections
      .filter(
        ({ status, payments, payment_sessions: sessions }) =>
          ["not_paid", "awaiting"].includes(status) && !payments?.length && !sessions?.length,
      )
      .map(({ id, updated_at: since, ...stored }) => ({
        id,
        amount: Money.round(decimal(stored).toFixed(), currency),
        young: isYoung(since),
      })),
  };
}

function collectionsOf({ payment_collections: collections }: LackingOrder): OwnCollection[] {
  return (collections ?? []).flatMap((collection) => collection ?? []);
}

/** By the platform's rows. */
function isOnlyHeld({ canceled_at: canceled, captures }: StoredPayment): boolean {
  return !canceled && (captures ?? []).length === 0;
}

/** Since when nothing of a payment is left, by the platform's rows: it was canceled, or all that was captured went back. Pure. */
export function goneSince({ canceled_at: canceled, captures, refunds }: StoredPayment): Date | undefined {
  const taken = sum(captures);
  if (taken.isZero()) return canceled ? new Date(canceled) : undefined;
  if (sum(refunds).isLessThan(taken)) return undefined;
  return (refunds ?? [])
    .map(({ created_at: made }) => new Date(made))
    .toSorted((one, other) => other.getTime() - one.getTime())[0];
}

function sum(rows: readonly StoredAmount[] | null | undefined): BigNumber {
  return (rows ?? []).reduce((total, row) => total.plus(decimal(row)), new BigNumber(0));
}
