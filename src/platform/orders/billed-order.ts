import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillCustomer, Money } from "../../gateway";
import { asMedusaError } from "../errors";
import { outstandingOf, type StoredOrderCollection, type StoredSummary } from "./outstanding";

interface StoredAddress {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
}

interface StoredOrder {
  id: string;
  display_id: number;
  status: string;
  region_id: string | null;
  currency_code: string;
  email: string | null;
  summary?: StoredSummary | null;
  payment_collections?: (StoredOrderCollection | null)[] | null;
  billing_address?: StoredAddress | null;
  shipping_address?: StoredAddress | null;
}

/** An order, or a draft of one, as far as a bill for it goes. */
export interface BilledOrder {
  id: string;
  displayId: number;
  regionId: string | null;
  canceled: boolean;
  /** ISO 4217, in capitals. */
  currency: string;
  outstanding: Money;
  collections: StoredOrderCollection[];
  customer: BillCustomer;
}

const fields = [
  "id",
  "display_id",
  "status",
  "region_id",
  "currency_code",
  "email",
  "summary",
  // With it the platform works the summary out anew: as stored for an order made by hand it lacks taxes.
  "total",
  "payment_collections.id",
  "payment_collections.status",
  "payment_collections.amount",
  "payment_collections.raw_amount",
  "payment_collections.payments.id",
  "payment_collections.payments.payment_session_id",
  "payment_collections.payments.provider_id",
  "payment_collections.payments.canceled_at",
  "payment_collections.payments.amount",
  "payment_collections.payments.raw_amount",
  "payment_collections.payments.captures.amount",
  "payment_collections.payments.captures.raw_amount",
  ...["billing_address", "shipping_address"].flatMap((address) => [
    `${address}.first_name`,
    `${address}.last_name`,
    `${address}.phone`,
  ]),
];

/** Undefined when there is no such order. Throws INVALID_DATA for a currency that Assist cannot carry. */
export async function readBilledOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<BilledOrder | undefined> {
  if (orderId.includes("\0")) return undefined;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "order", fields, filters: { id: orderId } });
  const order = data[0] as unknown as StoredOrder | undefined;
  if (!order) return undefined;
  const collections = (order.payment_collections ?? []).filter((collection) => collection !== null);
  const addresses = [order.billing_address, order.shipping_address];
  const first = (field: keyof StoredAddress): string | undefined =>
    addresses.map((address) => address?.[field]).find(Boolean) ?? undefined;
  return {
    id: order.id,
    displayId: order.display_id,
    regionId: order.region_id,
    canceled: order.status === "canceled",
    currency: order.currency_code.toUpperCase(),
    outstanding: await asMedusaError(() => outstandingOf(order.summary, collections, order.currency_code)),
    collections,
    customer: {
      email: order.email ?? undefined,
      firstName: first("first_name"),
      lastName: first("last_name"),
      phone: first("phone"),
      mobile: first("phone"),
    },
  };
}

/** Throws NOT_FOUND when there is no such order. */
export async function requireBilledOrder(container: MedusaContainer, orderId: string): Promise<BilledOrder> {
  const order = await readBilledOrder(container, orderId);
  if (order) return order;
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no order or draft order with this id.");
}
