import { SquareTwoStack } from "@medusajs/icons";
import { IconButton, toast } from "@medusajs/ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The bill's link, to be opened and copied. */
export function BillLink({ link }: { link: string }) {
  const { t } = useTranslation("assist");
  return (
    <Copied text={link} label={t("bills.link.copy")}>
      <a
        href={link}
        target="_blank"
        rel="noreferrer"
        aria-label={t("bills.link.open")}
        title={link}
        className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover min-w-0 flex-1 truncate"
      >
        {link.replace(/^https?:\/\//, "")}
      </a>
    </Copied>
  );
}

/** What the customer enters in ERIP. */
export function EripNumber({ number }: { number: string }) {
  const { t } = useTranslation("assist");
  return (
    <Copied text={number} label={t("bills.erip.copy")}>
      <span className="txt-compact-small text-ui-fg-base min-w-0 flex-1 break-words">
        {t("bills.erip.number", { number })}
      </span>
    </Copied>
  );
}

function Copied({ text, label, children }: { text: string; label: string; children: ReactNode }) {
  const { t } = useTranslation("assist");
  const copy = () => void copyText(text, t("general.copied"), t("bills.link.notCopied"));
  return (
    <div className="border-ui-border-base bg-ui-bg-subtle flex items-center gap-x-2 rounded-md border py-1 pl-3 pr-1">
      {children}
      <IconButton type="button" size="small" variant="transparent" aria-label={label} onClick={copy}>
        <SquareTwoStack />
      </IconButton>
    </div>
  );
}

/** The clipboard is closed to pages without https, where the reader is told to copy by hand. */
export async function copyText(text: string, done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(done);
  } catch {
    toast.error(failed, { description: text });
  }
}
