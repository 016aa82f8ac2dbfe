import { Picture } from "../catalogue/picture.js";
import { lineTitle, lineVariant, type Line } from "../cart/line-title.js";
import { useLanguage } from "../i18n/language.js";

interface OrderLine extends Line {
  id: string;
  thumbnail?: string | null;
  quantity: number;
  unit_price: number;
  total?: number;
}

export function OrderLines({ lines, currencyCode }: { lines: OrderLine[]; currencyCode: string }) {
  const { language, money } = useLanguage();
  return (
    <ul className="order-lines">
      {lines.map((line) => {
        const title = lineTitle(line, language);
        const variant = lineVariant(line);
        return (
          <li key={line.id}>
            <Picture address={line.thumbnail} title={title} decorative />
            <span className="order-line-text">
              <span>{title}</span>
              <span className="muted">
                {[variant, line.quantity > 1 && `× ${line.quantity}`].filter(Boolean).join(" ")}
              </span>
            </span>
            <span className="order-line-total">
              {money(line.total ?? line.unit_price * line.quantity, currencyCode)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
