import { Link, useSearchParams } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { QuestionIcon } from "../layout/icons.js";
import { Outcome } from "../layout/outcome.js";
import { OrderById } from "../order/order-page.js";
import { FailedPayment } from "./failed-payment.js";
import { parseLanding } from "./landing.js";
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
          missing={<NothingFound title={t.returned.orderMissingTitle} text={t.returned.orderMissing} />}
        />
      );
    case "pending":
      return <PendingPayment subject={landing} />;
    case "failed":
      return <FailedPayment failure={landing} />;
    case "unknown":
      return <NothingFound title={t.returned.unknownTitle} text={t.returned.unknown} />;
  }
}

function NothingFound({ title, text }: { title: string; text: string }) {
  const { t } = useLanguage();
  return (
    <Outcome tone="calm" icon={<QuestionIcon />} title={title}>
      <p>{text}</p>
      <Link to="/cart" className="button">
        {t.cart.title}
      </Link>
    </Outcome>
  );
}
