import { useLanguage } from "../i18n/language.js";

export function LanguageSwitch() {
  const { language, t, toggle } = useLanguage();
  const other = language === "ru" ? "en" : "ru";
  return (
    <button
      type="button"
      className="language-switch"
      data-testid="language-switch"
      aria-label={t.shop.switchLanguage}
      lang={other}
      onClick={toggle}
    >
      <span className={language === "ru" ? "current" : ""}>RU</span>
      <span className={language === "en" ? "current" : ""}>EN</span>
    </button>
  );
}
