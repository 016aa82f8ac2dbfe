import type { HttpTypes } from "@medusajs/framework/types";
import { useState, type FormEvent } from "react";
import { useCart } from "../cart/cart-context.js";
import { useLanguage } from "../i18n/language.js";
import { LockIcon } from "../layout/icons.js";
import { Message } from "../layout/message.js";
import { MeansIcon } from "./means-icon.js";
import { OptionCard } from "./option-card.js";
import { isPaidLater, needsAccountName, type PaymentChoice } from "./payment-means.js";
import { usePay } from "./use-pay.js";

interface PaymentFormProps {
  cart: HttpTypes.StoreCart;
  choices: PaymentChoice[];
  first: PaymentChoice;
}

export function PaymentForm({ cart, choices, first }: PaymentFormProps) {
  const { t, money } = useLanguage();
  const { busy } = useCart();
  const [chosen, setChosen] = useState(first);
  const { paying, failure, pay } = usePay();
  const online = !isPaidLater(chosen.means);
  const label = online ? t.checkout.pay(money(cart.total, cart.currency_code)) : t.checkout.placeOrder;
  const workingLabel = online ? t.checkout.paying : t.checkout.placing;

  function submit(event: FormEvent) {
    event.preventDefault();
    void pay(chosen, cart.total);
  }

  return (
    <form className="step-body" onSubmit={submit}>
      <div className="options" role="radiogroup" aria-label={t.checkout.payment}>
        {choices.map((choice) => (
          <OptionCard
            key={choice.providerId}
            group="payment"
            value={choice.providerId}
            chosen={choice.providerId === chosen.providerId}
            onChoose={() => setChosen(choice)}
            icon={<MeansIcon means={choice.means} />}
            name={t.means[choice.means].name}
            note={t.means[choice.means].note}
            aside={needsAccountName(choice, choices) ? choice.account : undefined}
            testId="payment-option"
            provider={choice.providerId}
          />
        ))}
      </div>
      {failure && <Message tone="bad">{failure(t)}</Message>}
      <button type="submit" className="button button-large" data-testid="pay" disabled={paying || busy}>
        {paying ? workingLabel : label}
      </button>
      {online && (
        <p className="leaving muted">
          <LockIcon />
          {t.checkout.leaving}
        </p>
      )}
    </form>
  );
}
