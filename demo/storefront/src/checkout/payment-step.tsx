import type { HttpTypes } from "@medusajs/framework/types";
import { useSearchParams } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { LoadFailure, Loading, Message } from "../layout/message.js";
import { PaymentForm } from "./payment-form.js";
import type { PaymentChoice } from "./payment-means.js";
import { SavedCards } from "./saved-cards.js";
import { usePaymentChoices } from "./use-payment-choices.js";

export function PaymentStep({ cart }: { cart: HttpTypes.StoreCart }) {
  const { t } = useLanguage();
  const [query] = useSearchParams();
  const [choices, retry] = usePaymentChoices();

  if (choices.status === "loading") return <Loading />;
  if (choices.status === "failed") return <LoadFailure error={choices.error} retry={retry} />;
  const first = preselected(choices.value, [query.get("provider"), lastProvider(cart)]);
  if (!first) return <Message tone="bad">{t.checkout.noPayment}</Message>;
  return (
    <>
      <SavedCards />
      <PaymentForm cart={cart} choices={choices.value} first={first} />
    </>
  );
}

function preselected(
  choices: PaymentChoice[],
  wishes: (string | null | undefined)[],
): PaymentChoice | undefined {
  const wished = wishes.map((wish) => choices.find(({ providerId }) => providerId === wish));
  return wished.find((choice) => choice !== undefined) ?? choices[0];
}

/** What the shopper chose at the last attempt. */
export function lastProvider(cart: HttpTypes.StoreCart | null): string | undefined {
  return cart?.payment_collection?.payment_sessions?.[0]?.provider_id;
}
