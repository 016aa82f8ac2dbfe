import type Medusa from "@medusajs/js-sdk";
import type { HttpTypes } from "@medusajs/framework/types";
import { paymentOfOrder } from "../order/payment-of-order.js";
import { retrieveOrder } from "../order/retrieve-order.js";
import { isRefused } from "../shop/errors.js";

/** What was being paid for: a cart that becomes an order once paid, or an order that already stands. */
export type PaymentSubject = { cartId: string } | { orderId: string };

export type Checked =
  | { state: "settled"; order: HttpTypes.StoreOrder }
  | { state: "waiting"; order?: HttpTypes.StoreOrder }
  /** The backend could not confirm the payment, and says why. */
  | { state: "refused"; message: string };

/** Asks the backend once; it asks the gateway. Rejects only when the backend cannot be reached. */
export async function checkPayment(sdk: Medusa, subject: PaymentSubject): Promise<Checked> {
  return "cartId" in subject ? checkCart(sdk, subject.cartId) : checkOrder(sdk, subject.orderId);
}

async function checkCart(sdk: Medusa, cartId: string): Promise<Checked> {
  try {
    const result = await sdk.store.cart.complete(cartId);
    if (result.type === "order") return { state: "settled", order: result.order };
    const { message, type } = result.error;
    return type === "payment_requires_more_error" ? { state: "waiting" } : { state: "refused", message };
  } catch (error) {
    // 409: the notification or another tab is completing this very cart at the moment.
    if (!isRefused(error)) throw error;
    return error.status === 409 ? { state: "waiting" } : { state: "refused", message: error.message };
  }
}

async function checkOrder(sdk: Medusa, orderId: string): Promise<Checked> {
  const order = await retrieveOrder(sdk, orderId);
  if (!order) return { state: "waiting" };
  return paymentOfOrder(order).settled ? { state: "settled", order } : { state: "waiting", order };
}
