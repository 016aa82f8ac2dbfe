import { useShop } from "../shop/shop-context.js";
import { useLoad } from "../shop/use-load.js";
import { paymentChoices } from "./payment-means.js";

export function usePaymentChoices() {
  const { sdk, region } = useShop();
  return useLoad(region.id, async () => {
    const { payment_providers } = await sdk.store.payment.listPaymentProviders({ region_id: region.id });
    return paymentChoices(payment_providers.map(({ id }) => id));
  });
}
