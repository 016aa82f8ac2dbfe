import { PaperPlane } from "@medusajs/icons";
import { Button, DropdownMenu } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { shownMoment } from "../moments";
import type { PayableBill } from "./bill";
import { copyText } from "./bill-link";
import { languageOf, shareLinks } from "./share";

interface SendMenuProps {
  bill: PayableBill;
  customer: { email: string | null; phone: string | null };
}

/** Opens the messenger of the reader's choice with a text that is ready to be sent, in the bill's language. */
export function SendMenu({ bill, customer }: SendMenuProps) {
  const { t, i18n } = useTranslation("assist");
  const language = languageOf(bill, i18n.language);
  const locale = language === "RU" ? "ru" : "en";
  const links = shareLinks(
    language,
    {
      number:
        bill.display_id === null ? (bill.number ?? "") : `${language === "RU" ? "№" : "#"}${bill.display_id}`,
      amount: shownAmount(bill.amount, bill.currency, locale),
      until: shownMoment(bill.valid_until, locale),
      ...("link" in bill && bill.link !== null ? { link: bill.link } : { erip: bill.erip_number ?? "" }),
    },
    customer,
  );
  const copy = () => void copyText(links.text, t("general.copied"), t("bills.link.notCopied"));
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button type="button" size="small" variant="secondary">
          <PaperPlane />
          {t("bills.send.title")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start">
        {(["whatsapp", "telegram", "sms", "email"] as const).map((way) => (
          <DropdownMenu.Item key={way} asChild>
            <a href={links[way]} target="_blank" rel="noreferrer">
              {t(`bills.send.${way}`)}
            </a>
          </DropdownMenu.Item>
        ))}
        <DropdownMenu.Separator />
        <DropdownMenu.Item onSelect={copy}>{t("bills.send.copyText")}</DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
