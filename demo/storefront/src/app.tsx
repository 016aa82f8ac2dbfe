import { BrowserRouter, Route, Routes } from "react-router-dom";
import { CartPage } from "./cart/cart-page.js";
import { CartProvider } from "./cart/cart-context.js";
import { CataloguePage } from "./catalogue/catalogue-page.js";
import { ProductPage } from "./catalogue/product-page.js";
import { CheckoutPage } from "./checkout/checkout-page.js";
import { LanguageProvider } from "./i18n/language.js";
import { ReturnPage } from "./landing/return-page.js";
import { NotFoundPage } from "./layout/not-found-page.js";
import { PageFrame } from "./layout/page-frame.js";
import { OrderPage } from "./order/order-page.js";
import { ShopProvider } from "./shop/shop-context.js";

export function App() {
  return (
    <LanguageProvider>
      <ShopProvider>
        <CartProvider>
          <BrowserRouter>
            <Routes>
              <Route element={<PageFrame />}>
                <Route index element={<CataloguePage />} />
                <Route path="products/:handle" element={<ProductPage />} />
                <Route path="cart" element={<CartPage />} />
                <Route path="checkout" element={<CheckoutPage />} />
                <Route path="checkout/return" element={<ReturnPage />} />
                <Route path="orders/:id" element={<OrderPage />} />
                <Route path="*" element={<NotFoundPage />} />
              </Route>
            </Routes>
          </BrowserRouter>
        </CartProvider>
      </ShopProvider>
    </LanguageProvider>
  );
}
