import type { HttpTypes } from "@medusajs/framework/types";
import { Link, useParams } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { ArrowIcon, CheckIcon, QuestionIcon } from "../layout/icons.js";
import { LoadFailure, Loading } from "../layout/message.js";
import { Outcome } from "../layout/outcome.js";
import { PageTitle } from "../layout/page-title.js";
import { localized } from "../shop/localized.js";
import { useShop } from "../shop/shop-context.js";
import { useLoad } from "../shop/use-load.js";
import { BuyProduct } from "./buy-product.js";
import { Picture } from "./picture.js";
import { findProduct } from "./products.js";

export function ProductPage() {
  const { handle = "" } = useParams();
  const shop = useShop();
  const { t } = useLanguage();
  const [product, retry] = useLoad(handle, () => findProduct(shop.sdk, shop, handle));

  if (product.status === "loading") return <Loading />;
  if (product.status === "failed") return <LoadFailure error={product.error} retry={retry} />;
  if (!product.value) {
    return (
      <Outcome tone="calm" icon={<QuestionIcon />} title={t.catalogue.notFound}>
        <Link to="/" className="button">
          {t.catalogue.back}
        </Link>
      </Outcome>
    );
  }
  return <ProductDetails key={product.value.id} product={product.value} />;
}

function ProductDetails({ product }: { product: HttpTypes.StoreProduct }) {
  const { language, t } = useLanguage();
  const title = localized(product.metadata, "title", language, product.title);
  const subtitle = localized(product.metadata, "subtitle", language, product.subtitle);
  const description = localized(product.metadata, "description", language, product.description);
  return (
    <>
      <Link to="/" className="back-link">
        <ArrowIcon />
        {t.catalogue.back}
      </Link>
      <article className="product">
        <Picture address={product.thumbnail} title={title} />
        <div className="product-text">
          <PageTitle title={title} />
          {subtitle && <p className="lead">{subtitle}</p>}
          <BuyProduct product={product} />
          {description && <p className="product-description">{description}</p>}
          <ul className="promises">
            {t.catalogue.promises.map((promise) => (
              <li key={promise}>
                <CheckIcon />
                {promise}
              </li>
            ))}
          </ul>
        </div>
      </article>
    </>
  );
}
