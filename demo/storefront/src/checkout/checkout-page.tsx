import type { HttpTypes } from "@medusajs/framework/types";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { useCart } from "../cart/cart-context.js";
import { PlacedOrderNotice } from "../cart/placed-order-notice.js";
import { useLanguage } from "../i18n/language.js";
import { LoadFailure, Loading } from "../layout/message.js";
import { PageTitle } from "../layout/page-title.js";
import { localized } from "../shop/localized.js";
import { CheckoutStep } from "./checkout-step.js";
import { ContactStep } from "./contact-step.js";
import { OrderSummary } from "./order-summary.js";
import { PaymentStep } from "./payment-step.js";
import { ShippingStep } from "./shipping-step.js";
import { currentStep, steps, type Step } from "./steps.js";

export function CheckoutPage() {
  const { t } = useLanguage();
  const { cart, known, loadError, busy, refresh } = useCart();
  const empty = !cart?.items?.length;

  return (
    <>
      <PageTitle title={t.checkout.title} />
      {empty && (!known || busy) && <Loading />}
      {empty && known && !busy && loadError !== undefined && (
        <LoadFailure error={loadError} retry={() => void refresh().catch(() => undefined)} />
      )}
      {empty && known && !busy && loadError === undefined && (
        <>
          <PlacedOrderNotice />
          <p className="lead" data-testid="empty-cart">
            {t.cart.empty}
          </p>
          <Link to="/" className="button">
            {t.cart.toCatalogue}
          </Link>
        </>
      )}
      {cart && !empty && <CheckoutSteps cart={cart} />}
    </>
  );
}

function CheckoutSteps({ cart }: { cart: HttpTypes.StoreCart }) {
  const { language, t, money } = useLanguage();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const current = currentStep(query.get("step"), cart);
  const address = cart.shipping_address;
  const method = cart.shipping_methods?.[0];

  const goTo = (step: Step) => () => navigate(`/checkout?step=${step}`);
  const stateOf = (step: Step) => {
    if (step === current) return "open";
    return steps.indexOf(step) < steps.indexOf(current) ? "done" : "later";
  };
  const contactSummary = (
    <>
      <p>
        {address?.first_name} {address?.last_name}, {cart.email},{" "}
        <span className="unbroken">{address?.phone}</span>
      </p>
      <p>{[address?.postal_code, address?.city, address?.address_1].filter(Boolean).join(", ")}</p>
    </>
  );
  const shippingSummary = method && (
    <p>
      {localized(method.data, "title", language, method.name)},{" "}
      {cart.shipping_total ? money(cart.shipping_total, cart.currency_code) : t.totals.free}
    </p>
  );

  return (
    <div className="with-aside checkout">
      <OrderSummary cart={cart} />
      <div className="steps">
        <CheckoutStep
          step="contact"
          number={1}
          title={t.checkout.contact}
          state={stateOf("contact")}
          summary={contactSummary}
        >
          <ContactStep cart={cart} onDone={goTo("shipping")} />
        </CheckoutStep>
        <CheckoutStep
          step="shipping"
          number={2}
          title={t.checkout.shipping}
          state={stateOf("shipping")}
          summary={shippingSummary}
        >
          <ShippingStep cart={cart} onDone={goTo("payment")} />
        </CheckoutStep>
        <CheckoutStep
          step="payment"
          number={3}
          title={t.checkout.payment}
          state={stateOf("payment")}
          summary={null}
        >
          <PaymentStep cart={cart} />
        </CheckoutStep>
      </div>
    </div>
  );
}
