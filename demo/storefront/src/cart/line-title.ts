import type { Language } from "../i18n/language.js";
import { localized } from "../shop/localized.js";

export interface Line {
  title: string;
  product_title?: string | null;
  variant_title?: string | null;
  metadata?: Record<string, unknown> | null;
}

export function lineTitle(line: Line, language: Language): string {
  return localized(line.metadata, "title", language, line.product_title ?? line.title);
}

/** The variant's name where it says something: a product with one variant usually has a placeholder there. */
export function lineVariant(line: Line): string | undefined {
  const variant = line.variant_title?.trim();
  const says = variant && variant !== line.product_title && !/^(default|основной|стандарт)/i.test(variant);
  return says ? variant : undefined;
}
