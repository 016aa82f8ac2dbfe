import type { HttpTypes } from "@medusajs/framework/types";
import { Totals } from "../cart/totals.js";
import { useLanguage } from "../i18n/language.js";
import { OrderLines } from "../order/order-lines.js";

/** The order at a glance: beside the steps on a wide screen, folded above them on a phone. */
export function OrderSummary({ cart }: { cart: HttpTypes.StoreCart }) {
  const { t, money } = useLanguage();
  const contents = (
    <>
      <OrderLines lines={cart.items ?? []} currencyCode={cart.currency_code} />
      <Totals sums={cart} shippingKnown={(cart.shipping_methods?.length ?? 0) > 0} />
    </>
  );
  return (
    <>
      <details className="summary-folded">
        <summary>
          <span>{t.totals.title}</span>
          <strong>{money(cart.total, cart.currency_code)}</strong>
        </summary>
        {contents}
      </details>
      <aside className="panel summary-wide" aria-label={t.totals.title}>
        <h2>{t.totals.title}</h2>
        {contents}
      </aside>
    </>
  );
}
