import { useState, type FormEvent } from "react";
import { useCart } from "../cart/cart-context.js";
import { useLanguage } from "../i18n/language.js";
import { Field } from "../layout/field.js";
import { Message } from "../layout/message.js";
import { describeError } from "../shop/errors.js";
import { useShop } from "../shop/shop-context.js";
import { useLoad } from "../shop/use-load.js";
import { customerOf, type Credentials, type KnownCustomer } from "./customer.js";

/** Who is signed in may keep a card at Assist; what was paid with is shown here, and can be forgotten. */
export function SavedCards() {
  const { sdk } = useShop();
  const customer = customerOf(sdk);
  const [known, reload] = useLoad("customer", customer.retrieve);

  if (known.status !== "ready") return null;
  return known.value ? <SignedIn customer={known.value} changed={reload} /> : <SignIn changed={reload} />;
}

function SignIn({ changed }: { changed: () => void }) {
  const { t } = useLanguage();
  const { sdk } = useShop();
  const { cart, refresh } = useCart();
  const [credentials, setCredentials] = useState<Credentials>({ email: cart?.email ?? "", password: "" });
  const { busy, failure, run } = useAction();

  const act = (how: "signIn" | "signUp") => (event: FormEvent | React.MouseEvent) => {
    event.preventDefault();
    void run(async () => {
      await customerOf(sdk)[how](credentials, cart?.id);
      await refresh();
      changed();
    });
  };
  const enter = (field: keyof Credentials) => (value: string) =>
    setCredentials((before) => ({ ...before, [field]: value }));

  return (
    <details className="saved-cards" data-testid="sign-in">
      <summary>{t.savedCards.offer}</summary>
      <form className="fields" noValidate onSubmit={act("signIn")}>
        <Field
          id="account-email"
          type="email"
          autoComplete="username"
          className="field-whole"
          label={t.checkout.email}
          value={credentials.email}
          onValue={enter("email")}
        />
        <Field
          id="account-password"
          type="password"
          autoComplete="current-password"
          className="field-whole"
          label={t.savedCards.password}
          value={credentials.password}
          onValue={enter("password")}
        />
        <div className="field-whole saved-cards-buttons">
          <button type="submit" className="button button-quiet" data-testid="do-sign-in" disabled={busy}>
            {t.savedCards.signIn}
          </button>
          <button
            type="button"
            className="link-button"
            data-testid="do-sign-up"
            disabled={busy}
            onClick={act("signUp")}
          >
            {t.savedCards.signUp}
          </button>
        </div>
      </form>
      {failure !== undefined && <Message tone="bad">{describeError(failure, t)}</Message>}
    </details>
  );
}

function SignedIn({ customer, changed }: { customer: KnownCustomer; changed: () => void }) {
  const { t } = useLanguage();
  const { sdk } = useShop();
  const { busy, failure, run } = useAction();
  const act = (how: "forget" | "signOut") => () =>
    void run(async () => {
      await customerOf(sdk)[how]();
      changed();
    });

  return (
    <section className="saved-cards" data-testid="signed-in">
      <p className="muted">
        {t.savedCards.signedIn(customer.email)}{" "}
        <button type="button" className="link-button" disabled={busy} onClick={act("signOut")}>
          {t.savedCards.signOut}
        </button>
      </p>
      {customer.cards.length === 0 ? (
        <p>{t.savedCards.none}</p>
      ) : (
        <>
          <p>{t.savedCards.again}</p>
          <ul>
            {customer.cards.map(({ means, last_digits: digits, account }) => (
              <li key={`${account} ${means} ${digits}`} data-testid="saved-card">
                {digits ? `${means ?? ""} •• ${digits}` : t.savedCards.bank}
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="link-button"
            data-testid="forget-cards"
            disabled={busy}
            onClick={act("forget")}
          >
            {t.savedCards.forget}
          </button>
        </>
      )}
      {failure !== undefined && <Message tone="bad">{describeError(failure, t)}</Message>}
    </section>
  );
}

/** One at a time, with what went wrong. */
function useAction() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  async function run(act: () => Promise<void>) {
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  return { busy, failure, run };
}
