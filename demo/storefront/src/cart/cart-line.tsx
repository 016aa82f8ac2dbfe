import type { HttpTypes } from "@medusajs/framework/types";
import { Link } from "react-router-dom";
import { Picture } from "../catalogue/picture.js";
import { useLanguage } from "../i18n/language.js";
import { lineTitle, lineVariant } from "./line-title.js";

interface CartLineProps {
  line: HttpTypes.StoreCartLineItem;
  currencyCode: string;
  disabled: boolean;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
}

export function CartLine({ line, currencyCode, disabled, onQuantity, onRemove }: CartLineProps) {
  const { language, t, money } = useLanguage();
  const title = lineTitle(line, language);
  const variant = lineVariant(line);
  const lineTotal = line.total ?? line.unit_price * line.quantity;
  return (
    <li className="cart-line" data-testid="cart-line">
      <Picture address={line.thumbnail} title={title} decorative />
      <div className="cart-line-text">
        <Link to={`/products/${encodeURIComponent(line.product_handle ?? "")}`} className="cart-line-title">
          {title}
        </Link>
        {variant && <p className="muted">{variant}</p>}
        {line.quantity > 1 && (
          <p className="muted">
            {money(line.unit_price, currencyCode)} {t.cart.each}
          </p>
        )}
      </div>
      <p className="cart-line-total">{money(lineTotal, currencyCode)}</p>
      <div className="cart-line-controls">
        <div className="stepper" role="group" aria-label={t.cart.quantity(title)}>
          <button
            type="button"
            aria-label={t.cart.less(title)}
            disabled={disabled || line.quantity <= 1}
            onClick={() => onQuantity(line.quantity - 1)}
          >
            −
          </button>
          <output aria-live="polite">{line.quantity}</output>
          <button
            type="button"
            aria-label={t.cart.more(title)}
            disabled={disabled}
            onClick={() => onQuantity(line.quantity + 1)}
          >
            +
          </button>
        </div>
        <button
          type="button"
          className="link-button"
          aria-label={t.cart.removeNamed(title)}
          disabled={disabled}
          onClick={onRemove}
        >
          {t.cart.remove}
        </button>
      </div>
    </li>
  );
}
