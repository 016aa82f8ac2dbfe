import { Link, Navigate } from "react-router-dom";
import { useCart } from "../cart/cart-context.js";
import { lastProvider } from "../checkout/payment-step.js";
import { useLanguage } from "../i18n/language.js";
import { CrossIcon } from "../layout/icons.js";
import { Loading } from "../layout/message.js";
import { Outcome } from "../layout/outcome.js";
import type { Landing } from "./landing.js";
import { OtherMeans } from "./other-means.js";
import { FailedOrder } from "./failed-order.js";

export function FailedPayment({ failure }: { failure: Extract<Landing, { outcome: "failed" }> }) {
  const { t } = useLanguage();
  const { cart, known, orderedCartId } = useCart();

  if (!known) return <Loading text={t.refunded.checking} />;
  // The books are right, the address is not: this cart has been paid after all, and the cart page leads to the order.
  if (orderedCartId && orderedCartId === failure.cartId) return <Navigate to="/cart" replace />;

  const reason = failure.reason ?? "unknown";
  // Only the cart this browser remembers is offered: a link must not put somebody else's cart here.
  const canRetry = (cart?.items?.length ?? 0) > 0 && (!failure.cartId || failure.cartId === cart?.id);
  return (
    <Outcome tone="bad" icon={<CrossIcon />} title={t.failed.title} testId="payment-failed">
      <p data-testid="failure-message" role="alert">
        {t.failed[reason]}
      </p>
      {failure.orderId && <FailedOrder id={failure.orderId} />}
      {canRetry && !failure.orderId ? (
        <>
          <p className="muted">{t.failed.kept}</p>
          <Link to="/checkout?step=payment" className="button button-large" data-testid="try-again">
            {t.failed.again}
          </Link>
          <OtherMeans except={lastProvider(cart)} />
        </>
      ) : (
        <Link to="/" className="button">
          {t.cart.toCatalogue}
        </Link>
      )}
    </Outcome>
  );
}
