import type Medusa from "@medusajs/js-sdk";
import type { HttpTypes } from "@medusajs/framework/types";
import { readStored, removeStored, store } from "../shop/browser-storage.js";
import { isNotFound } from "../shop/errors.js";

const storageKey = "storefront.cart";

/** Beside the platform's usual cart fields: what a line costs in all, and the name of the delivery. */
export const cartFields = { fields: "+items.total,+shipping_methods.name,+shipping_methods.data" };

export const storedCartId = () => readStored(storageKey);
export const storeCartId = (id: string) => store(storageKey, id);
export const forgetCartId = () => removeStored(storageKey);

export type StoredCart =
  { state: "none" } | { state: "open"; cart: HttpTypes.StoreCart } | { state: "ordered"; cartId: string };

/**
 * The cart this browser remembers. One that the backend does not know (another database) is forgotten; one that became
 * an order is forgotten too, and its id returned, so that the shopper can be shown the order.
 */
export async function retrieveStoredCart(sdk: Medusa): Promise<StoredCart> {
  const id = storedCartId();
  if (!id) return { state: "none" };
  try {
    const { cart } = await sdk.store.cart.retrieve(id, cartFields);
    if (!cart.completed_at) return { state: "open", cart };
    forgetCartId();
    return { state: "ordered", cartId: id };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    forgetCartId();
    return { state: "none" };
  }
}

export async function createCart(sdk: Medusa, regionId: string): Promise<HttpTypes.StoreCart> {
  const { cart } = await sdk.store.cart.create({ region_id: regionId }, cartFields);
  storeCartId(cart.id);
  return cart;
}
