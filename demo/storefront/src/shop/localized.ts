import type { Language } from "../i18n/language.js";

type Texts = Record<string, unknown> | null | undefined;

/**
 * A text of the catalogue in the shopper's language: `title_en` or `title_ru` in the metadata when the shop filled it
 * in, otherwise the catalogue's own text.
 */
export function localized(texts: Texts, field: string, language: Language, ownText: string): string;
export function localized(
  texts: Texts,
  field: string,
  language: Language,
  ownText?: string | null,
): string | undefined;
export function localized(texts: Texts, field: string, language: Language, ownText?: string | null) {
  const translated = texts?.[`${field}_${language}`];
  return typeof translated === "string" && translated ? translated : (ownText ?? undefined);
}

/** The translations alone, to be carried from a product to a cart line or from a shipping option to its method. */
export function translationsIn(texts: Texts, field: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const language of ["en", "ru"]) {
    const text = texts?.[`${field}_${language}`];
    if (typeof text === "string") found[`${field}_${language}`] = text;
  }
  return found;
}
