import { localeOf } from "./locale";

/** A moment in the reader's own time zone: "26 Nov 2026, 14:05". */
export function formatMoment(moment: string | Date, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(moment),
  );
}

/** The same in few characters, for tables: "26.11.2026, 14:05". */
export function formatShortMoment(moment: string | Date, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "short", timeStyle: "short" }).format(
    new Date(moment),
  );
}
