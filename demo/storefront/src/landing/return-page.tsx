import { useSearchParams } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { OrderById } from "../order/order-page.js";
import { FailedPayment } from "./failed-payment.js";
import { parseLanding } from "./landing.js";
import { NothingFound } from "./nothing-found.js";
import { PendingCart } from "./pending-cart.js";
import { PendingPayment } from "./pending-payment.js";

export function ReturnPage() {
  const { t } = useLanguage();
  const [query] = useSearchParams();
  const landing = parseLanding(query);

  switch (landing.outcome) {
    case "paid":
      return (
        <OrderById
          id={landing.orderId}
          missing={
            <NothingFound
              title={t.refunded.orderMissingTitle}
              text={t.refunded.orderMissing}
              testId="order-missing"
            />
          }
        />
      );
    case "pending":
      return "cartId" in landing ? (
        <PendingCart cartId={landing.cartId} />
      ) : (
        <PendingPayment subject={landing} />
      );
    case "failed":
      return <FailedPayment failure={landing} />;
    case "unknown":
      return (
        <NothingFound title={t.refunded.unknownTitle} text={t.refunded.unknown} testId="payment-unknown" />
      );
  }
}
