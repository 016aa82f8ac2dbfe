import type Medusa from "@medusajs/js-sdk";
import type { HttpTypes } from "@medusajs/framework/types";
import { ShopError } from "../shop/errors.js";
import { isPaidLater, type PaymentChoice } from "./payment-means.js";

export type Started =
  | { next: "payment page"; url: string }
  | { next: "order"; order: HttpTypes.StoreOrder }
  | { next: "stay"; message: string };

/** Makes the payment session; where nothing is paid now, the order is placed at once. */
export async function startPayment(
  sdk: Medusa,
  backendUrl: string,
  cart: HttpTypes.StoreCart,
  { providerId, means }: PaymentChoice,
): Promise<Started> {
  if (isPaidLater(means)) {
    // Where the shopper comes to after paying by the link, which may be days later.
    const data = { return_url: `${window.location.origin}/checkout/return` };
    await sdk.store.payment.initiatePaymentSession(cart, {
      provider_id: providerId,
      ...(means === "bill" ? { data } : {}),
    });
    const result = await sdk.store.cart.complete(cart.id);
    return result.type === "order"
      ? { next: "order", order: result.order }
      : { next: "stay", message: result.error.message };
  }
  const { payment_collection } = await sdk.store.payment.initiatePaymentSession(cart, {
    provider_id: providerId,
    data: { return_url: `${window.location.origin}/checkout/return` },
  });
  const session = payment_collection.payment_sessions?.find(({ provider_id }) => provider_id === providerId);
  const url = paymentPage(session?.data?.payment_url, backendUrl);
  if (!url) throw new ShopError((t) => t.checkout.badPaymentPage);
  return { next: "payment page", url };
}

/**
 * The address to send the shopper to. Session data can be written by anybody who knows the cart, so only a page of our
 * own backend is followed; that page leads on to Assist.
 */
export function paymentPage(address: unknown, backendUrl: string): string | undefined {
  if (typeof address !== "string" || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const web = url.protocol === "https:" || url.protocol === "http:";
  return web && url.origin === new URL(backendUrl).origin ? url.href : undefined;
}
