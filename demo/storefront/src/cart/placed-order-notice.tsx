import { useEffect, useState } from "react";
import { Link } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { Message } from "../layout/message.js";
import { useShop } from "../shop/shop-context.js";
import { useCart } from "./cart-context.js";

/** For the shopper who paid and closed the tab: the remembered cart is an order now, and here is the way to it. */
export function PlacedOrderNotice() {
  const { sdk } = useShop();
  const { t } = useLanguage();
  const { orderedCartId } = useCart();
  const [orderId, setOrderId] = useState<string>();

  useEffect(() => {
    if (!orderedCartId) return;
    // Completing a completed cart changes nothing and answers with its order.
    sdk.store.cart.complete(orderedCartId).then(
      (result) => setOrderId(result.type === "order" ? result.order.id : undefined),
      () => setOrderId(undefined),
    );
  }, [sdk, orderedCartId]);

  if (!orderedCartId) return null;
  return (
    <Message tone="good" testId="placed-order">
      {t.cart.placed}{" "}
      {orderId && (
        <Link to={`/orders/${orderId}`} data-testid="see-order">
          {t.cart.seeOrder}
        </Link>
      )}
    </Message>
  );
}
