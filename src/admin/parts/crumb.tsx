import { useTranslation } from "react-i18next";

/** A page's name in the path at the top, in the reader's language: `handle = { breadcrumb: () => <Crumb text="bills.menu" /> }`. */
export function Crumb({ text }: { text: string }) {
  return useTranslation("assist").t(text);
}
