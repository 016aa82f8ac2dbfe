import { decimalsOf } from "./decimals";
import { localeOf } from "./locale";

/**
 * A decimal text such as "150.00" as people of a language read it, with the currency's sign. The digits never pass
 * through a number: what is shown is exactly what is stored.
 */
export function formatAmount(amount: string, currency: string, language: string): string {
  // Points, as Assist writes them.
  if (!/^[A-Za-z]{3}$/.test(currency) || !/^\d+(\.\d{1,20})?$/.test(amount))
    return `${amount} ${currency}`.trim();
  const format = new Intl.NumberFormat(localeOf(language), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: decimalsOf(amount),
    maximumFractionDigits: decimalsOf(amount),
  });
  // Typed for numbers alone until ES2023; every browser that the panel supports takes a decimal text exactly.
  return format.format(amount as unknown as number);
}

/** What a sum with so many decimals may look like when it is typed: "1500.00", in Russian "1500,00". */
export function exampleAmount(decimals: number, language: string): string {
  const comma = new Intl.NumberFormat(localeOf(language), { numberingSystem: "latn" })
    .format(0.5)
    .includes(",");
  return decimals === 0 ? "1500" : `1500${comma ? "," : "."}${"0".repeat(decimals)}`;
}
