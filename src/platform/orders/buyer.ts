import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentCustomer } from "../../gateway";
import { readRows } from "../query";

interface StoredAddress {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
  address_1?: string | null;
  city?: string | null;
  postal_code?: string | null;
}

/** The part of a cart or order that says who buys; to be read with {@link buyerFields}. */
export interface StoredBuyer {
  email?: string | null;
  billing_address?: StoredAddress | null;
  shipping_address?: StoredAddress | null;
}

/** `path` leads to the cart or order: `payment_collection.cart.`. */
export const buyerFields = (path = ""): string[] => [
  `${path}email`,
  ...["first_name", "last_name", "phone", "address_1", "city", "postal_code"].flatMap((field) => [
    `${path}billing_address.${field}`,
    `${path}shipping_address.${field}`,
  ]),
];

/** What the billing address does not say, the shipping address may. Pure. */
export function buyerOf(buyer: StoredBuyer | null | undefined): PaymentCustomer {
  const both = [buyer?.billing_address, buyer?.shipping_address];
  const first = (field: keyof StoredAddress): string | undefined =>
    both.map((address) => address?.[field]).find(Boolean) ?? undefined;
  return {
    email: buyer?.email ?? undefined,
    firstName: first("first_name"),
    lastName: first("last_name"),
    phone: first("phone"),
    address: first("address_1"),
    city: first("city"),
    zip: first("postal_code"),
  };
}

interface StoredSession {
  payment_collection?: { cart?: StoredBuyer | null; order?: StoredBuyer | null } | null;
}

/** Who pays, by the cart or order that the session belongs to. The provider itself is never told for guests (platform §0 #10). */
export async function readPayer(container: MedusaContainer, sessionId: string): Promise<PaymentCustomer> {
  const [session] = await readRows<StoredSession>(container, {
    entity: "payment_session",
    fields: ["id", ...buyerFields("payment_collection.cart."), ...buyerFields("payment_collection.order.")],
    filters: { id: sessionId },
  });
  return buyerOf(session?.payment_collection?.cart ?? session?.payment_collection?.order);
}
