import type { PaymentCustomer } from "../../gateway";

interface StoredAddress {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
  address_1?: string | null;
  address_2?: string | null;
  city?: string | null;
  postal_code?: string | null;
  country_code?: string | null;
  province?: string | null;
  metadata?: Record<string, unknown> | null;
}

/** The part of a cart or order that says who buys; to be read with {@link buyerFields}. */
export interface StoredBuyer {
  email?: string | null;
  billing_address?: StoredAddress | null;
  shipping_address?: StoredAddress | null;
}

const addressFields = [
  ...["first_name", "last_name", "phone", "metadata"],
  ...["address_1", "address_2", "city", "postal_code", "country_code", "province"],
];

/** `path` leads to the cart or order: `payment_collection.cart.`. */
export const buyerFields = (path = ""): string[] => [
  `${path}email`,
  ...addressFields.flatMap((field) => [
    `${path}billing_address.${field}`,
    `${path}shipping_address.${field}`,
  ]),
];

/** Where an address keeps the name that the platform has no field for. */
const middleNameKey = "middle_name";

/** ISO 3166-2, such as "RU-MOW", or the part of it without the country: the gateway takes three characters [guess: of what, no page says]. */
const subdivision = /^(?:[A-Za-z]{2}-)?([A-Za-z0-9]{1,3})$/;

/**
 * Who buys. What the billing address does not say of the person, the shipping address may; a place is all of one address.
 * `country` is as the platform has it, ISO alpha-2. Pure.
 */
export function buyerOf(buyer: StoredBuyer | null | undefined): PaymentCustomer {
  const both = [buyer?.billing_address, buyer?.shipping_address].filter((address) => address != null);
  const first = (value: (address: StoredAddress) => unknown): string | undefined =>
    both.map(value).find((one) => typeof one === "string" && one !== "") as string | undefined;
  const place = both.find((address) => address.address_1) ?? both.find((address) => address.city) ?? both[0];
  return {
    email: buyer?.email ?? undefined,
    firstName: first((address) => address.first_name),
    lastName: first((address) => address.last_name),
    middleName: first((address) => address.metadata?.[middleNameKey]),
    phone: first((address) => address.phone),
    address: place?.address_1 ?? undefined,
    addressLine2: place?.address_2 ?? undefined,
    city: place?.city ?? undefined,
    zip: place?.postal_code ?? undefined,
    country: place?.country_code ?? undefined,
    state: subdivision.exec(place?.province ?? "")?.[1],
  };
}
