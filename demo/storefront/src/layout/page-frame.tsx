import { useEffect } from "react";
import { Link, Outlet, useLocation } from "react-router-dom";
import { useCart } from "../cart/cart-context.js";
import { useLanguage } from "../i18n/language.js";
import { CartIcon } from "./icons.js";
import { LanguageSwitch } from "./language-switch.js";

export function PageFrame() {
  const { t } = useLanguage();
  const { pathname } = useLocation();

  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <>
      <a className="skip-link" href="#content">
        {t.shop.skip}
      </a>
      <header className="site-header">
        <div className="wide site-header-row">
          <Link to="/" className="site-name">
            {t.shop.name}
          </Link>
          <nav className="site-nav">
            <LanguageSwitch />
            <CartLink />
          </nav>
        </div>
      </header>
      <main id="content" className="wide">
        <Outlet />
      </main>
      <footer className="site-footer">
        <div className="wide">{t.shop.footer}</div>
      </footer>
    </>
  );
}

function CartLink() {
  const { t } = useLanguage();
  const { cart } = useCart();
  const count = cart?.items?.reduce((sum, item) => sum + item.quantity, 0) ?? 0;
  return (
    <Link to="/cart" className="cart-link" data-testid="go-to-cart" aria-label={t.cart.open(count)}>
      <CartIcon />
      {count > 0 && <span className="cart-count">{count}</span>}
    </Link>
  );
}
