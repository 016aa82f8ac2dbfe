import { useCart } from "../cart/cart-context.js";
import { useLanguage } from "../i18n/language.js";
import { Loading } from "../layout/message.js";
import { NothingFound } from "./nothing-found.js";
import { PendingPayment } from "./pending-payment.js";

/** Waits for the payment of a cart, or says that the cart is no longer the one that the shopper left to pay for. */
export function PendingCart({ cartId }: { cartId: string }) {
  const { t } = useLanguage();
  const { cart, known } = useCart();

  if (!known) return <Loading text={t.refunded.checking} />;
  // Medusa drops the payment session of a cart that changes; the payment then belongs to nothing that could be ordered.
  const dropped = cart?.id === cartId && !cart.payment_collection?.payment_sessions?.length;
  return dropped ? (
    <NothingFound title={t.refunded.unmatchedTitle} text={t.refunded.unmatched} testId="payment-unmatched" />
  ) : (
    <PendingPayment subject={{ cartId }} />
  );
}
