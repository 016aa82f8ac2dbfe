import { decimalsOf } from "./decimals";

/**
 * A decimal text such as "150.00" as people of a language read it, with the currency's sign. The digits never pass
 * through a number: what is shown is exactly what is stored.
 */
export function shownAmount(amount: string, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language, {
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
  return new Intl.NumberFormat(language, { minimumFractionDigits: decimals, useGrouping: false }).format(
    1500,
  );
}
