import { useEffect } from "react";
import { useCart } from "../cart/cart-context.js";

/**
 * Once an order is shown: forgets the remembered cart if that cart is the one that was ordered. The backend is asked,
 * because a link to some order must not empty the cart of whoever opens it.
 */
export function useCloseOrderedCart(orderShown: boolean) {
  const { known, orderedCartId, refresh, closeOrdered } = useCart();

  useEffect(() => {
    if (orderShown && known) refresh().catch(() => undefined);
  }, [orderShown, known, refresh]);

  useEffect(() => {
    if (orderShown && orderedCartId) closeOrdered();
  }, [orderShown, orderedCartId, closeOrdered]);
}
