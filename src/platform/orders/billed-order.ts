import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillCustomer, Money } from "../../gateway";
import type { PayableCollection } from "../../rules/bills/choose-collection";
import type { PurchasedItem } from "../../rules/checkout/order-comment";
import { buyerOf } from "./buyer";
import { purchasedItems } from "./items";
import { asMedusaError } from "../errors";
import { amountDue, amountNotCovered } from "../sums/amount-due";
import { collectionsOf, readStoredOrderWithBuyer, type StoredOrderCollection } from "./stored-order";

/** An order, or a draft of one, as far as a bill for it goes. */
export interface BilledOrder {
  id: string;
  displayId: number;
  regionId: string | null;
  canceled: boolean;
  /** ISO 4217, in capitals. */
  currency: string;
  /** The amount due, see sums/amount-due.ts. */
  amountDue: Money;
  /** Those into which money may still be paid. */
  collections: PayableCollection[];
  /** All that it has had, by whatever gateway. */
  payments: { sessionId: string; canceled: boolean }[];
  customer: BillCustomer;
  items: PurchasedItem[];
}

/** Undefined when there is no such order. Throws INVALID_DATA for a currency that Assist cannot carry. */
export async function readBilledOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<BilledOrder | undefined> {
  if (orderId.includes("\0")) return undefined;
  const order = await readStoredOrderWithBuyer(container, orderId);
  if (!order) return undefined;
  const { email, firstName, lastName, middleName, phone } = buyerOf(order);
  const collections = collectionsOf(order);
  return asMedusaError(() => ({
    id: order.id,
    displayId: order.display_id,
    regionId: order.region_id,
    canceled: order.status === "canceled",
    currency: order.currency_code.toUpperCase(),
    amountDue: amountDue(order),
    collections: payableOf(collections, order.currency_code),
    payments: collections
      .flatMap(({ payments }) => payments ?? [])
      .map(({ payment_session_id: sessionId, canceled_at: canceled }) => ({
        sessionId,
        canceled: Boolean(canceled),
      })),
    customer: { email, firstName, lastName, middleName, phone, mobile: phone },
    items: purchasedItems(order.items),
  }));
}

/** Throws NOT_FOUND when there is no such order. */
export async function requireBilledOrder(container: MedusaContainer, orderId: string): Promise<BilledOrder> {
  const order = await readBilledOrder(container, orderId);
  if (order) return order;
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no order or draft order with this id.");
}

/** Money may still be paid into these. */
const payable = ["not_paid", "awaiting", "partially_authorized"];

/** Pure. */
export function payableOf(
  collections: readonly StoredOrderCollection[],
  currency: string,
): PayableCollection[] {
  return collections
    .filter(({ status }) => payable.includes(status))
    .map((collection) => ({
      id: collection.id,
      notCovered: amountNotCovered(collection, currency),
      untouched: (collection.payments ?? []).length === 0,
    }));
}
