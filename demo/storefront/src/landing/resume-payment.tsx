import { useCart } from "../cart/cart-context.js";
import { paymentPage } from "../checkout/start-payment.js";
import { useLanguage } from "../i18n/language.js";
import { useShop } from "../shop/shop-context.js";

/**
 * For the shopper who left Assist's page before paying, which looks like a payment in process. The same payment is taken
 * up again, never a second one made, so whoever has paid after all is led on to the order.
 */
export function ResumePayment({ cartId }: { cartId: string }) {
  const { config } = useShop();
  const { t } = useLanguage();
  const { cart } = useCart();
  const session = cart?.id === cartId ? cart.payment_collection?.payment_sessions?.[0] : undefined;
  const address = paymentPage(session?.data?.payment_url, config.backendUrl);
  if (!address) return null;
  return (
    <p>
      {t.pending.notPaid}{" "}
      <a href={address} data-testid="resume-payment">
        {t.pending.resume}
      </a>
    </p>
  );
}
