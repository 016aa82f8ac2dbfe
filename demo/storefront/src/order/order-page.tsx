import type { ReactNode } from "react";
import { Link, useParams } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { QuestionIcon } from "../layout/icons.js";
import { LoadFailure, Loading } from "../layout/message.js";
import { Outcome } from "../layout/outcome.js";
import { useShop } from "../shop/shop-context.js";
import { useLoad } from "../shop/use-load.js";
import { OrderConfirmation } from "./order-confirmation.js";
import { retrieveOrder } from "./retrieve-order.js";
import { useCloseOrderedCart } from "./use-close-ordered-cart.js";

export function OrderPage() {
  const { id = "" } = useParams();
  const { t } = useLanguage();
  return (
    <OrderById
      id={id}
      missing={
        <Outcome tone="calm" icon={<QuestionIcon />} title={t.order.notFound}>
          <Link to="/" className="button">
            {t.notFound.home}
          </Link>
        </Outcome>
      }
    />
  );
}

/** The confirmation of an order that the backend really has; `missing` where it has none. */
export function OrderById({ id, missing }: { id: string; missing: ReactNode }) {
  const { sdk } = useShop();
  const { t } = useLanguage();
  const [order, retry] = useLoad(id, () => retrieveOrder(sdk, id));
  useCloseOrderedCart(order.status === "ready" && order.value !== undefined);

  if (order.status === "loading") return <Loading text={t.refunded.checking} />;
  if (order.status === "failed") return <LoadFailure error={order.error} retry={retry} />;
  return order.value ? <OrderConfirmation order={order.value} /> : missing;
}
