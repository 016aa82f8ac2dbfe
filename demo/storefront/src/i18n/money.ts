import type { Language } from "./language.js";

const locales: Record<Language, string> = { en: "en-GB", ru: "ru-RU" };

/** Formats an amount in major units; kopecks are shown only when there are some. */
export function formatMoney(amount: number, currencyCode: string, language: Language): string {
  const whole = Number.isInteger(amount);
  return new Intl.NumberFormat(locales[language], {
    style: "currency",
    currency: currencyCode.toUpperCase(),
    currencyDisplay: "narrowSymbol",
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(amount);
}

export function formatTime(time: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { timeStyle: "medium" }).format(time);
}
