import type { HttpTypes } from "@medusajs/framework/types";
import { useState } from "react";
import { Link } from "react-router-dom";
import { useCart } from "../cart/cart-context.js";
import { useLanguage } from "../i18n/language.js";
import { Message } from "../layout/message.js";
import { describeError } from "../shop/errors.js";
import { translationsIn } from "../shop/localized.js";
import { inStock, variantPrice } from "./products.js";
import { VariantChoice } from "./variant-choice.js";

type Adding = { step: "idle" } | { step: "adding" } | { step: "added" } | { step: "failed"; error: unknown };

export function BuyProduct({ product }: { product: HttpTypes.StoreProduct }) {
  const { t, money } = useLanguage();
  const { add } = useCart();
  const variants = product.variants ?? [];
  const [variant, setVariant] = useState(() => variants.find(inStock) ?? variants[0]);
  const [adding, setAdding] = useState<Adding>({ step: "idle" });
  const price = variant && variantPrice(variant);
  const available = variant !== undefined && price !== undefined && inStock(variant);

  async function addToCart(chosen: HttpTypes.StoreProductVariant) {
    setAdding({ step: "adding" });
    try {
      await add(chosen.id, translationsIn(product.metadata, "title"));
      setAdding({ step: "added" });
    } catch (error) {
      setAdding({ step: "failed", error });
    }
  }

  return (
    <div className="buy">
      {price && <p className="product-price">{money(price.amount, price.currencyCode)}</p>}
      {variants.length > 1 && <VariantChoice variants={variants} chosen={variant} onChoose={setVariant} />}
      <button
        type="button"
        className="button button-large"
        data-testid="add-to-cart"
        disabled={!available || adding.step === "adding"}
        onClick={() => variant && void addToCart(variant)}
      >
        {!available
          ? t.catalogue.soldOut
          : adding.step === "adding"
            ? t.catalogue.adding
            : t.catalogue.addToCart}
      </button>
      <div aria-live="polite">
        {adding.step === "added" && (
          <p className="added">
            {t.catalogue.added} <Link to="/cart">{t.catalogue.toCart}</Link>
          </p>
        )}
      </div>
      {adding.step === "failed" && <Message tone="bad">{describeError(adding.error, t)}</Message>}
    </div>
  );
}
