import { useLanguage } from "../i18n/language.js";
import { retrieveOrder } from "../order/retrieve-order.js";
import { useShop } from "../shop/shop-context.js";
import { useLoad } from "../shop/use-load.js";

/** Names the order whose payment failed, once the backend has confirmed that it exists. */
export function FailedOrder({ id }: { id: string }) {
  const { sdk } = useShop();
  const { t } = useLanguage();
  const [order] = useLoad(id, () => retrieveOrder(sdk, id));
  if (order.status !== "ready" || !order.value?.display_id) return null;
  return <p className="muted">{t.failed.order(order.value.display_id)}</p>;
}
