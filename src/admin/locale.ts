/**
 * The dashboard's name of a language as browsers know it: "ptBR" is "pt-BR" to them, and "enGB" nothing at all.
 */
export function localeOf(language: string): string {
  return language.replace(/^([a-z]{2,3})([A-Z]{2})$/, "$1-$2");
}
