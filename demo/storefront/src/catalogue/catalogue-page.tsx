import { PlacedOrderNotice } from "../cart/placed-order-notice.js";
import { useLanguage } from "../i18n/language.js";
import { LoadFailure, Message } from "../layout/message.js";
import { PageTitle } from "../layout/page-title.js";
import { useShop } from "../shop/shop-context.js";
import { useLoad } from "../shop/use-load.js";
import { ProductCard } from "./product-card.js";
import { listProducts } from "./products.js";

export function CataloguePage() {
  const shop = useShop();
  const { t } = useLanguage();
  const [products, retry] = useLoad("products", () => listProducts(shop.sdk, shop));

  return (
    <>
      <div className="catalogue-head">
        <PageTitle title={t.catalogue.title} />
        <p className="lead">{t.catalogue.lead}</p>
      </div>
      <PlacedOrderNotice />
      {products.status === "loading" && <CatalogueSkeleton />}
      {products.status === "failed" && <LoadFailure error={products.error} retry={retry} />}
      {products.status === "ready" && products.value.length === 0 && <Message>{t.catalogue.empty}</Message>}
      {products.status === "ready" && (
        <ul className="product-grid">
          {products.value.map((product) => (
            <li key={product.id}>
              <ProductCard product={product} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CatalogueSkeleton() {
  const { t } = useLanguage();
  return (
    <div className="product-grid" role="status" aria-label={t.shop.loading}>
      {[0, 1, 2, 3].map((place) => (
        <span key={place} className="picture picture-empty skeleton" />
      ))}
    </div>
  );
}
