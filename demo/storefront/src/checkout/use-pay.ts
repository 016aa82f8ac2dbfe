import { useCallback, useEffect, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useCart } from "../cart/cart-context.js";
import type { Messages } from "../i18n/en.js";
import { describeError } from "../shop/errors.js";
import { useShop } from "../shop/shop-context.js";
import type { PaymentChoice } from "./payment-means.js";
import { startPayment } from "./start-payment.js";

type Sentence = (t: Messages) => string;

export function usePay() {
  const { sdk, config } = useShop();
  const { refresh } = useCart();
  const navigate = useNavigate();
  const [paying, setPaying] = useState(false);
  const [failure, setFailure] = useState<Sentence>();

  // A shopper who comes back by the browser's Back button may get this page as it was left: with a dead button.
  useEffect(() => {
    const revive = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      setPaying(false);
      refresh().catch(() => undefined);
    };
    window.addEventListener("pageshow", revive);
    return () => window.removeEventListener("pageshow", revive);
  }, [refresh]);

  /** `shownTotal` is what the button says: when the cart changed meanwhile, the shopper looks again before paying. */
  const pay = useCallback(
    async (choice: PaymentChoice, shownTotal: number) => {
      const stay = (sentence: Sentence) => {
        setFailure(() => sentence);
        setPaying(false);
      };
      setPaying(true);
      setFailure(undefined);
      try {
        const cart = await refresh();
        if (!cart) return stay((t) => t.cart.alreadyOrdered);
        if (cart.total !== shownTotal) return stay((t) => t.checkout.totalChanged);
        const started = await startPayment(sdk, config.backendUrl, cart, choice);
        if (started.next === "stay") return stay(() => started.message);
        if (started.next === "payment page") return window.location.assign(started.url);
        navigate(`/orders/${started.order.id}`, { replace: true });
      } catch (error) {
        stay((t) => describeError(error, t));
      }
    },
    [sdk, config.backendUrl, refresh, navigate],
  );

  return { paying, failure, pay };
}
