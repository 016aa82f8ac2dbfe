import { ArrowDownTray, ArrowPath, EllipsisHorizontal, PaperPlane, XCircle } from "@medusajs/icons";
import { Button, Drawer, DropdownMenu, Heading, IconButton, Text, toast, usePrompt } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { toDataURL } from "qrcode";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BillDTO } from "../../contract/bills";
import { formatAmount } from "../amounts";
import { formatMoment } from "../moments";
import { Failure } from "../parts/failure";
import { payable, type PayableBill } from "./bill";
import { copyText } from "./bill-link";
import { useBillAction } from "./queries";
import { languageOf, shareLinks } from "./share";

interface BillActionsProps {
  bill: BillDTO;
  customer: { email: string | null; phone: string | null };
  mayAct: boolean;
}

/** All that can be done with an open bill. */
export function BillActions({ bill, customer, mayAct }: BillActionsProps) {
  const { t, i18n } = useTranslation("assist");
  const [showsQr, setShowsQr] = useState(false);
  const prompt = usePrompt();
  const check = useBillAction(bill, "check", {
    onSuccess: ({ bill: { state } }) =>
      toast.info(t("bills.check.done", { state: t(`bills.states.${state}`) })),
  });
  const revoke = useBillAction(bill, "revoke");
  const resend = useBillAction(bill, "resend", { onSuccess: () => toast.success(t("bills.resend.done")) });
  const actions = [check, revoke, resend];
  const busy = actions.some(({ isPending }) => isPending);
  const amount = formatAmount(bill.amount, bill.currency, i18n.language);

  const run = (action: (typeof actions)[number]) => {
    for (const other of actions) other.reset();
    action.mutate();
  };
  const confirmRevoke = async () => {
    const sure = await prompt({
      title: t("bills.revoke.title"),
      description: t("bills.revoke.description", { amount }),
      confirmText: t("bills.revoke.confirm"),
      cancelText: t("bills.revoke.keep"),
    });
    if (sure) run(revoke);
  };

  const usable = payable(bill);
  const withLink = bill.state === "open" && bill.link !== null ? { ...bill, link: bill.link } : undefined;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {usable && <SendMenu bill={usable} customer={customer} />}
        {withLink && (
          <Button type="button" size="small" variant="secondary" onClick={() => setShowsQr(true)}>
            {t("bills.qr.open")}
          </Button>
        )}
        {mayAct && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            isLoading={check.isPending}
            disabled={busy}
            onClick={() => run(check)}
          >
            {t("bills.check.title")}
          </Button>
        )}
        {mayAct && (
          <DropdownMenu>
            <DropdownMenu.Trigger asChild>
              <IconButton
                type="button"
                size="small"
                disabled={busy}
                isLoading={revoke.isPending || resend.isPending}
                aria-label={t("bills.more")}
              >
                <EllipsisHorizontal />
              </IconButton>
            </DropdownMenu.Trigger>
            <DropdownMenu.Content align="end">
              {usable && (
                <DropdownMenu.Item className="gap-x-2" onSelect={() => run(resend)}>
                  <ArrowPath className="text-ui-fg-subtle" />
                  {t("bills.resend.title")}
                </DropdownMenu.Item>
              )}
              <DropdownMenu.Item className="gap-x-2" onSelect={() => void confirmRevoke()}>
                <XCircle className="text-ui-fg-subtle" />
                {t("bills.revoke.open")}
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu>
        )}
      </div>
      <Failure error={actions.map(({ error }) => error).find((error) => error !== null)} />
      {withLink && <QrCode bill={withLink} amount={amount} open={showsQr} onOpenChange={setShowsQr} />}
    </>
  );
}

interface SendMenuProps {
  bill: PayableBill;
  customer: { email: string | null; phone: string | null };
}

/** Opens the messenger of the reader's choice with a text that is ready to be sent, in the bill's language. */
function SendMenu({ bill, customer }: SendMenuProps) {
  const { t, i18n } = useTranslation("assist");
  const language = languageOf(bill, i18n.language);
  const locale = language === "RU" ? "ru" : "en";
  const links = shareLinks(
    language,
    {
      number:
        bill.display_id === null ? (bill.number ?? "") : `${language === "RU" ? "№" : "#"}${bill.display_id}`,
      amount: formatAmount(bill.amount, bill.currency, locale),
      until: formatMoment(bill.valid_until, locale),
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

/** Pixels; sharp when printed a hand wide. */
const width = 720;

interface QrCodeProps {
  bill: BillDTO & { link: string };
  amount: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The bill's link as a code for a phone's camera, on the screen and as a picture to keep. */
function QrCode({ bill, amount, open, onOpenChange }: QrCodeProps) {
  const { t } = useTranslation("assist");
  const { data: picture, error } = useQuery({
    queryKey: ["assist", "qr-code", bill.link],
    queryFn: () => toDataURL(bill.link, { width, margin: 2, errorCorrectionLevel: "M" }),
    enabled: open,
    staleTime: Infinity,
  });
  return (
    <Drawer open={open} onOpenChange={onOpenChange}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title asChild>
            <Heading>{t("bills.qr.title")}</Heading>
          </Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t("bills.qr.description")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col items-center gap-y-4 overflow-y-auto">
          <Failure error={error} />
          {picture !== undefined && (
            <img
              src={picture}
              alt={t("bills.qr.alt", { amount })}
              className="border-ui-border-base aspect-square w-full max-w-[320px] rounded-lg border bg-white"
            />
          )}
          <Text weight="plus">{amount}</Text>
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button type="button" size="small" variant="secondary">
              {t("general.close")}
            </Button>
          </Drawer.Close>
          <Button size="small" asChild>
            <a href={picture} download={`bill-${bill.number ?? bill.id}.png`}>
              <ArrowDownTray />
              {t("bills.qr.download")}
            </a>
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  );
}
