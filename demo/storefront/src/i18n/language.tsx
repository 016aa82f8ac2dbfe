import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { readStored, store } from "../shop/browser-storage.js";
import { en, type Messages } from "./en.js";
import { formatMoney } from "./money.js";
import { ru } from "./ru.js";

export type Language = "en" | "ru";

interface LanguageState {
  language: Language;
  t: Messages;
  money: (amount: number, currencyCode: string) => string;
  toggle: () => void;
}

const LanguageContext = createContext<LanguageState | undefined>(undefined);
const storageKey = "storefront.language";

/** What the shopper chose before; otherwise the first of the browser's languages that we speak. */
function initialLanguage(): Language {
  const chosen = readStored(storageKey);
  if (chosen === "en" || chosen === "ru") return chosen;
  for (const preferred of navigator.languages) {
    if (preferred.startsWith("ru") || preferred.startsWith("be")) return "ru";
    if (preferred.startsWith("en")) return "en";
  }
  return "en";
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(initialLanguage);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const toggle = useCallback(() => {
    const next = language === "ru" ? "en" : "ru";
    store(storageKey, next);
    setLanguage(next);
  }, [language]);

  const state = useMemo<LanguageState>(
    () => ({
      language,
      t: language === "ru" ? ru : en,
      money: (amount, currencyCode) => formatMoney(amount, currencyCode, language),
      toggle,
    }),
    [language, toggle],
  );
  return <LanguageContext.Provider value={state}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error("useLanguage is used outside LanguageProvider");
  return state;
}
