import { useState } from "react";
import { Link } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { LoadFailure, Loading, Message } from "../layout/message.js";
import { PageTitle } from "../layout/page-title.js";
import { describeError } from "../shop/errors.js";
import { useCart } from "./cart-context.js";
import { CartLine } from "./cart-line.js";
import { PlacedOrderNotice } from "./placed-order-notice.js";
import { Totals } from "./totals.js";

export function CartPage() {
  const { t } = useLanguage();
  const { cart, known, loadError, busy, refresh, setQuantity, remove } = useCart();
  const [error, setError] = useState<unknown>();
  const lines = cart?.items ?? [];

  function attempt(change: Promise<unknown>) {
    setError(undefined);
    change.catch(setError);
  }

  return (
    <>
      <PageTitle title={t.cart.title} />
      <PlacedOrderNotice />
      {error !== undefined && <Message tone="bad">{describeError(error, t)}</Message>}
      {lines.length === 0 && (!known || busy) && <Loading />}
      {lines.length === 0 && known && !busy && loadError !== undefined && (
        <LoadFailure error={loadError} retry={() => attempt(refresh())} />
      )}
      {lines.length === 0 && known && !busy && loadError === undefined && <EmptyCart />}
      {cart && lines.length > 0 && (
        <div className="with-aside">
          <ul className="cart-lines" aria-busy={busy}>
            {lines.map((line) => (
              <CartLine
                key={line.id}
                line={line}
                currencyCode={cart.currency_code}
                disabled={busy}
                onQuantity={(quantity) => attempt(setQuantity(line.id, quantity))}
                onRemove={() => attempt(remove(line.id))}
              />
            ))}
          </ul>
          <aside className="panel" aria-label={t.totals.title}>
            <Totals sums={cart} shippingKnown={(cart.shipping_methods?.length ?? 0) > 0} />
            <Link to="/checkout" className="button button-large" data-testid="go-to-checkout">
              {t.cart.toCheckout}
            </Link>
          </aside>
        </div>
      )}
    </>
  );
}

function EmptyCart() {
  const { t } = useLanguage();
  return (
    <div className="empty-cart" data-testid="empty-cart">
      <p className="lead">{t.cart.empty}</p>
      <Link to="/" className="button">
        {t.cart.toCatalogue}
      </Link>
    </div>
  );
}
