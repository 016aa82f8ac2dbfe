import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import BigNumber from "bignumber.js";
import type { Money } from "../../assist";
import { outstandingOf, type StoredOrderCollection, type StoredSummary } from "../bills/outstanding";
import type { StoredAmount, StoredCollection, StoredPayment } from "./stored-payment";
import { decimal } from "./stored-sums";

interface StoredOrder {
  id: string;
  currency_code: string;
  summary?: StoredSummary | null;
  payment_collections?: (StoredOrderCollection | null)[] | null;
}

/** What live orders lack of which a payment is wholly gone, by order id. */
export async function readLackingOrders(
  container: MedusaContainer,
  payments: ReadonlyMap<string, StoredPayment>,
  collections: ReadonlyMap<string, StoredCollection>,
): Promise<Map<string, Money>> {
  const ids = [...payments.values()].flatMap((payment) => {
    const order = collections.get(payment.payment_collection_id)?.order;
    return order && order.status !== "canceled" && goneSince(payment) ? [order.id] : [];
  });
  if (ids.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const payment = (field: string): string => `payment_collections.payments.${field}`;
  const { data } = await query.graph({
    entity: "order",
    // With the total the platform works the summary out anew: as stored for an order made by hand it lacks taxes.
    fields: [
      ...["id", "currency_code", "summary", "total", "payment_collections.id"],
      ...["id", "provider_id", "canceled_at", "amount", "raw_amount"].map(payment),
      ...["captures.amount", "captures.raw_amount"].map(payment),
    ],
    filters: { id: [...new Set(ids)] },
  });
  return new Map(
    (data as StoredOrder[]).map((order) => {
      const held = (order.payment_collections ?? []).flatMap((collection) => collection ?? []);
      return [order.id, outstandingOf(order.summary, held, order.currency_code.toUpperCase())];
    }),
  );
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
