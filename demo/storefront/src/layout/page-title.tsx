import { useEffect, useRef, type ReactNode } from "react";
import { useLanguage } from "../i18n/language.js";

let firstPage = true;

/** The page's heading. After a move inside the shop it takes the focus, so a screen reader reads the new page's name. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} · ${t.shop.name}`;
  }, [title, t]);

  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
