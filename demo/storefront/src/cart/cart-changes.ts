import type Medusa from "@medusajs/js-sdk";
import type { HttpTypes } from "@medusajs/framework/types";
import { cartFields } from "./open-cart.js";

type Cart = HttpTypes.StoreCart;
type Change = (task: (cartId: string) => Promise<Cart>, ifOrdered: "new cart" | "stop") => Promise<Cart>;

export interface Contact {
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  address: string;
  city: string;
  postalCode: string;
}

export interface CartChanges {
  /** `titles` are the product's translated titles; they travel with the line into the order. */
  add: (variantId: string, titles: Record<string, string>) => Promise<Cart>;
  setQuantity: (lineId: string, quantity: number) => Promise<Cart>;
  remove: (lineId: string) => Promise<Cart>;
  saveContact: (contact: Contact, countryCode: string) => Promise<Cart>;
  chooseShipping: (optionId: string, names: Record<string, string>) => Promise<Cart>;
}

export function cartChanges(sdk: Medusa, change: Change): CartChanges {
  const carts = sdk.store.cart;
  return {
    add: (variantId, titles) =>
      change(async (id) => {
        const line = { variant_id: variantId, quantity: 1, metadata: titles };
        return (await carts.createLineItem(id, line, cartFields)).cart;
      }, "new cart"),

    setQuantity: (lineId, quantity) =>
      change(async (id) => (await carts.updateLineItem(id, lineId, { quantity }, cartFields)).cart, "stop"),

    remove: (lineId) =>
      change(async (id) => {
        const { parent } = await carts.deleteLineItem(id, lineId, cartFields);
        return parent ?? (await carts.retrieve(id, cartFields)).cart;
      }, "stop"),

    saveContact: (contact, countryCode) =>
      change(async (id) => {
        const address = {
          first_name: contact.firstName,
          last_name: contact.lastName,
          phone: contact.phone,
          address_1: contact.address,
          city: contact.city,
          postal_code: contact.postalCode,
          country_code: countryCode,
        };
        const update = { email: contact.email, shipping_address: address, billing_address: address };
        return (await carts.update(id, update, cartFields)).cart;
      }, "stop"),

    chooseShipping: (optionId, names) =>
      change(async (id) => {
        const method = { option_id: optionId, data: names };
        return (await carts.addShippingMethod(id, method, cartFields)).cart;
      }, "stop"),
  };
}
