import type { HttpTypes } from "@medusajs/framework/types";
import { useState, type FormEvent } from "react";
import { useCart } from "../cart/cart-context.js";
import { useLanguage } from "../i18n/language.js";
import { LoadFailure, Loading, Message } from "../layout/message.js";
import { describeError } from "../shop/errors.js";
import { localized, translationsIn } from "../shop/localized.js";
import { useShop } from "../shop/shop-context.js";
import { useLoad } from "../shop/use-load.js";
import { OptionCard } from "./option-card.js";

type ShippingOption = HttpTypes.StoreCartShippingOption;

export function ShippingStep({ cart, onDone }: { cart: HttpTypes.StoreCart; onDone: () => void }) {
  const { sdk } = useShop();
  const { t } = useLanguage();
  const [options, retry] = useLoad(cart.id, async () => {
    const { shipping_options } = await sdk.store.fulfillment.listCartOptions({ cart_id: cart.id });
    return shipping_options.sort((a, b) => (a.amount ?? 0) - (b.amount ?? 0));
  });

  if (options.status === "loading") return <Loading />;
  if (options.status === "failed") return <LoadFailure error={options.error} retry={retry} />;
  if (options.value.length === 0) return <Message tone="bad">{t.checkout.noShipping}</Message>;
  return <ShippingChoice cart={cart} options={options.value} onDone={onDone} />;
}

interface ShippingChoiceProps {
  cart: HttpTypes.StoreCart;
  options: ShippingOption[];
  onDone: () => void;
}

function ShippingChoice({ cart, options, onDone }: ShippingChoiceProps) {
  const { language, t, money } = useLanguage();
  const { chooseShipping } = useCart();
  const before = cart.shipping_methods?.[0]?.shipping_option_id;
  const [chosen, setChosen] = useState(() => options.find(({ id }) => id === before) ?? options[0]);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!chosen) return;
    setSaving(true);
    setFailure(undefined);
    try {
      await chooseShipping(chosen.id, translationsIn(chosen.data, "title"));
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(false);
    }
  }

  return (
    <form className="step-body" onSubmit={(event) => void submit(event)}>
      <div className="options" role="radiogroup" aria-label={t.checkout.shipping}>
        {options.map((option) => (
          <OptionCard
            key={option.id}
            group="shipping"
            value={option.id}
            chosen={option.id === chosen?.id}
            onChoose={() => setChosen(option)}
            name={localized(option.data, "title", language, option.name)}
            note={localized(option.data, "description", language, ownDescription(option))}
            aside={option.amount ? money(option.amount, cart.currency_code) : t.totals.free}
            testId="shipping-option"
          />
        ))}
      </div>
      {failure !== undefined && <Message tone="bad">{describeError(failure, t)}</Message>}
      <button
        type="submit"
        className="button button-large"
        data-testid="continue-to-payment"
        disabled={saving}
      >
        {saving ? t.checkout.saving : t.checkout.toPayment}
      </button>
    </form>
  );
}

/** Undefined when it only repeats the name, as the admin panel's default does. */
function ownDescription({ name, type }: ShippingOption): string | undefined {
  return type && type.description !== name ? type.description : undefined;
}
