import type { HttpTypes } from "@medusajs/framework/types";
import { useRef, useState, type FormEvent, type InputHTMLAttributes } from "react";
import { useCart } from "../cart/cart-context.js";
import type { Contact } from "../cart/cart-changes.js";
import { useLanguage } from "../i18n/language.js";
import { Field } from "../layout/field.js";
import { Message } from "../layout/message.js";
import { describeError } from "../shop/errors.js";
import { useShop } from "../shop/shop-context.js";
import { contactErrors, contactFromCart, trimmed } from "./contact-rules.js";

interface FieldPlan extends Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode" | "className"> {
  field: keyof Contact;
  id: string;
  autoComplete: string;
}

const plan: FieldPlan[] = [
  { field: "email", id: "email", type: "email", autoComplete: "email", className: "field-whole" },
  { field: "firstName", id: "first-name", autoComplete: "given-name" },
  { field: "lastName", id: "last-name", autoComplete: "family-name" },
  { field: "phone", id: "phone", type: "tel", autoComplete: "tel", className: "field-whole" },
  { field: "address", id: "address", autoComplete: "street-address", className: "field-whole" },
  { field: "city", id: "city", autoComplete: "address-level2" },
  { field: "postalCode", id: "postal-code", inputMode: "numeric", autoComplete: "postal-code" },
];

export function ContactStep({ cart, onDone }: { cart: HttpTypes.StoreCart; onDone: () => void }) {
  const { t } = useLanguage();
  const { countryCode } = useShop();
  const { saveContact } = useCart();
  const form = useRef<HTMLFormElement>(null);
  const [contact, setContact] = useState(() => contactFromCart(cart));
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const errors = checked ? contactErrors(trimmed(contact), t) : {};

  async function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const entered = trimmed(contact);
    const wrong = contactErrors(entered, t);
    const firstWrong = plan.find(({ field }) => wrong[field]);
    if (firstWrong) {
      form.current?.querySelector<HTMLInputElement>(`#${firstWrong.id}`)?.focus();
      return;
    }
    setSaving(true);
    setFailure(undefined);
    try {
      await saveContact(entered, countryCode);
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(false);
    }
  }

  return (
    <form ref={form} className="step-body" noValidate onSubmit={(event) => void submit(event)}>
      <div className="fields">
        {plan.map(({ field, ...input }) => (
          <Field
            key={field}
            {...input}
            label={t.checkout[field]}
            hint={field === "email" ? t.checkout.emailHint : undefined}
            error={errors[field]}
            value={contact[field]}
            onValue={(value) => setContact((before) => ({ ...before, [field]: value }))}
          />
        ))}
      </div>
      {Object.keys(errors).length > 0 && <Message tone="bad">{t.invalid.summary}</Message>}
      {failure !== undefined && <Message tone="bad">{describeError(failure, t)}</Message>}
      <button
        type="submit"
        className="button button-large"
        data-testid="continue-to-shipping"
        disabled={saving}
      >
        {saving ? t.checkout.saving : t.checkout.toShipping}
      </button>
    </form>
  );
}
