import { Link } from "react-router-dom";
import { MeansIcon } from "../checkout/means-icon.js";
import { needsAccountName } from "../checkout/payment-means.js";
import { usePaymentChoices } from "../checkout/use-payment-choices.js";
import { useLanguage } from "../i18n/language.js";

/** The other ways to pay, each leading to the payment step with that way chosen. */
export function OtherMeans({ except }: { except: string | undefined }) {
  const { t } = useLanguage();
  const [choices] = usePaymentChoices();
  const all = choices.status === "ready" ? choices.value : [];
  const others = all.filter(({ providerId }) => providerId !== except);
  if (others.length === 0) return null;
  return (
    <div className="other-means">
      <h2>{t.failed.other}</h2>
      <ul>
        {others.map((choice) => (
          <li key={choice.providerId}>
            <Link
              to={`/checkout?step=payment&provider=${encodeURIComponent(choice.providerId)}`}
              data-testid="other-means"
              data-provider={choice.providerId}
            >
              <MeansIcon means={choice.means} />
              {t.means[choice.means].name}
              {needsAccountName(choice, all) && <span className="muted">{choice.account}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
