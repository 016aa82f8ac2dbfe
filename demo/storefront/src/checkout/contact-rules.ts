import type { HttpTypes } from "@medusajs/framework/types";
import type { Contact } from "../cart/cart-changes.js";
import type { Messages } from "../i18n/en.js";

export type ContactErrors = Partial<Record<keyof Contact, string>>;

export function contactFromCart(cart: HttpTypes.StoreCart): Contact {
  const address = cart.shipping_address;
  return {
    email: cart.email ?? "",
    firstName: address?.first_name ?? "",
    lastName: address?.last_name ?? "",
    phone: address?.phone ?? "",
    address: address?.address_1 ?? "",
    city: address?.city ?? "",
    postalCode: address?.postal_code ?? "",
  };
}

export function trimmed(contact: Contact): Contact {
  const { email, firstName, lastName, phone, address, city, postalCode } = contact;
  return {
    email: email.trim(),
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    phone: phone.trim(),
    address: address.trim(),
    city: city.trim(),
    postalCode: postalCode.trim(),
  };
}

/** Only what is surely wrong is refused: people have all kinds of names, addresses and phone habits. */
export function contactErrors(contact: Contact, t: Messages): ContactErrors {
  const errors: ContactErrors = {};
  for (const [field, value] of Object.entries(contact) as [keyof Contact, string][])
    if (!value) errors[field] = t.invalid.required;

  if (contact.email && !/^\S+@\S+\.\S+$/.test(contact.email)) errors.email = t.invalid.email;
  if (contact.phone && contact.phone.replace(/\D/g, "").length < 7) errors.phone = t.invalid.phone;
  return errors;
}
