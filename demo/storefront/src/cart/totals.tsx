import { useLanguage } from "../i18n/language.js";

/** Sums of a cart or an order, in major units, after discounts and with taxes. */
export interface Sums {
  currency_code: string;
  item_total: number;
  shipping_total: number;
  tax_total: number;
  total: number;
}

interface TotalsProps {
  sums: Sums;
  shippingKnown: boolean;
  totalTestId?: string;
}

export function Totals({ sums, shippingKnown, totalTestId }: TotalsProps) {
  const { t, money } = useLanguage();
  const sum = (amount: number) => money(amount, sums.currency_code);
  const shipping = sums.shipping_total === 0 ? t.totals.free : sum(sums.shipping_total);
  return (
    <dl className="totals">
      <div>
        <dt>{t.totals.items}</dt>
        <dd>{sum(sums.item_total)}</dd>
      </div>
      <div>
        <dt>{t.totals.shipping}</dt>
        <dd className={shippingKnown ? "" : "muted"}>{shippingKnown ? shipping : t.totals.shippingLater}</dd>
      </div>
      <div className="totals-total">
        <dt>{t.totals.total}</dt>
        <dd data-testid={totalTestId} data-amount={sums.total}>
          {sum(sums.total)}
        </dd>
      </div>
      {sums.tax_total > 0 && (
        <div className="muted">
          <dt>{t.totals.tax}</dt>
          <dd>{sum(sums.tax_total)}</dd>
        </div>
      )}
    </dl>
  );
}
