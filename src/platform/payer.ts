import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentCustomer } from "../gateway";

interface StoredAddress {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
  address_1?: string | null;
  city?: string | null;
  postal_code?: string | null;
}

interface StoredBuyer {
  email?: string | null;
  billing_address?: StoredAddress | null;
  shipping_address?: StoredAddress | null;
}

const addressFields = ["first_name", "last_name", "phone", "address_1", "city", "postal_code"];
const buyerFields = (entity: string): string[] => [
  `payment_collection.${entity}.email`,
  ...addressFields.flatMap((field) => [
    `payment_collection.${entity}.billing_address.${field}`,
    `payment_collection.${entity}.shipping_address.${field}`,
  ]),
];

/** Who pays, by the cart or order that the session belongs to. The provider itself is never told for guests (platform §0 #10). */
export async function readPayer(container: MedusaContainer, sessionId: string): Promise<PaymentCustomer> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id", ...buyerFields("cart"), ...buyerFields("order")],
    filters: { id: sessionId },
  });
  const collection = (
    data[0] as { payment_collection?: { cart?: StoredBuyer; order?: StoredBuyer } } | undefined
  )?.payment_collection;
  const buyer = collection?.cart ?? collection?.order;
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
