import { SquareTwoStack } from "@medusajs/icons";
import { IconButton, toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";

/** The bill's link, to be opened and copied. */
export function BillLink({ link }: { link: string }) {
  const { t } = useTranslation("assist");
  const copy = () => void copyText(link, t("general.copied"), t("bills.link.notCopied"));
  return (
    <div className="border-ui-border-base bg-ui-bg-subtle flex items-center gap-x-2 rounded-md border py-1 pl-3 pr-1">
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
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={t("bills.link.copy")}
        onClick={copy}
      >
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
