import type { HttpTypes } from "@medusajs/framework/types";
import { Link } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { localized } from "../shop/localized.js";
import { Picture } from "./picture.js";
import { lowestPrice } from "./products.js";

export function ProductCard({ product }: { product: HttpTypes.StoreProduct }) {
  const { language, t, money } = useLanguage();
  const title = localized(product.metadata, "title", language, product.title);
  const subtitle = localized(product.metadata, "subtitle", language, product.subtitle);
  const lowest = lowestPrice(product);
  return (
    <Link
      to={`/products/${encodeURIComponent(product.handle)}`}
      className="product-card"
      data-testid="product-card"
      data-handle={product.handle}
    >
      <Picture address={product.thumbnail} title={title} decorative />
      <span className="product-card-text">
        <span className="product-card-title">{title}</span>
        {subtitle && <span className="product-card-subtitle">{subtitle}</span>}
      </span>
      {lowest && (
        <span className="product-card-price">
          {lowest.varies && `${t.catalogue.from} `}
          {money(lowest.price.amount, lowest.price.currencyCode)}
        </span>
      )}
    </Link>
  );
}
