import type { HttpTypes } from "@medusajs/framework/types";
import { Link } from "react-router-dom";
import { Totals } from "../cart/totals.js";
import { MeansIcon } from "../checkout/means-icon.js";
import { paymentPage } from "../checkout/start-payment.js";
import { useLanguage } from "../i18n/language.js";
import { CheckIcon } from "../layout/icons.js";
import { Message } from "../layout/message.js";
import { PageTitle } from "../layout/page-title.js";
import { localized } from "../shop/localized.js";
import { useShop } from "../shop/shop-context.js";
import { OrderLines } from "./order-lines.js";
import { paymentOfOrder } from "./payment-of-order.js";

export function OrderConfirmation({ order }: { order: HttpTypes.StoreOrder }) {
  const { language, t } = useLanguage();
  const { config } = useShop();
  const payment = paymentOfOrder(order);
  const billUrl = paymentPage(payment.billAddress, config.backendUrl);
  const address = order.shipping_address;
  const method = order.shipping_methods?.[0];
  const thanks = t.order.thanks(address?.first_name ?? "");

  return (
    <article className="confirmation" data-testid="order-confirmed" data-payment={payment.status}>
      <header className="outcome outcome-good">
        <div className="outcome-sign">
          <CheckIcon />
        </div>
        <PageTitle title={thanks} />
        <p className="confirmation-number">
          {t.order.placed} <strong data-testid="order-number">{order.display_id}</strong>
        </p>
        {order.email && <p className="muted">{t.order.letter(order.email)}</p>}
      </header>
      {order.status === "canceled" && <Message tone="bad">{t.order.canceledNote}</Message>}
      <div className="confirmation-body">
        <section className="panel">
          <h2>{t.order.items}</h2>
          <OrderLines lines={order.items ?? []} currencyCode={order.currency_code} />
          <Totals sums={order} shippingKnown totalTestId="order-total" />
        </section>
        <div className="confirmation-facts">
          <section className="panel">
            <h2>{t.order.payment}</h2>
            <p className={`badge badge-${payment.settled ? "good" : "wait"}`}>
              {t.paymentStatus[payment.status]}
            </p>
            {payment.means && payment.means !== "manual" && (
              <p className="fact">
                <MeansIcon means={payment.means} />
                {payment.means === "all" ? "Assist" : t.means[payment.means].name}
              </p>
            )}
            {billUrl && (
              <div className="bill-to-pay">
                <p className="muted">{t.order.waitsForBill}</p>
                <a href={billUrl} className="button" data-testid="pay-bill">
                  {t.order.payBill}
                </a>
              </div>
            )}
          </section>
          <section className="panel">
            <h2>{t.order.delivery}</h2>
            {method && <p>{localized(method.data, "title", language, method.name)}</p>}
            <p className="muted">
              {[address?.postal_code, address?.city, address?.address_1].filter(Boolean).join(", ")}
            </p>
          </section>
        </div>
      </div>
      <Link to="/" className="button button-quiet">
        {t.order.more}
      </Link>
    </article>
  );
}
