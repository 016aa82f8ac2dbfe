import type Medusa from "@medusajs/js-sdk";
import type { HttpTypes } from "@medusajs/framework/types";
import { isNotFound } from "../shop/errors.js";

const orderFields = "+payment_status,*payment_collections.payments,*payment_collections.payment_sessions";

/** Undefined when the backend knows no such order. */
export async function retrieveOrder(sdk: Medusa, id: string): Promise<HttpTypes.StoreOrder | undefined> {
  try {
    const { order } = await sdk.store.order.retrieve(id, { fields: orderFields });
    return order;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
