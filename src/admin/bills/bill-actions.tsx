import { ArrowPath, EllipsisHorizontal, XCircle } from "@medusajs/icons";
import { Button, DropdownMenu, IconButton, toast, usePrompt } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { Failure } from "../parts/failure";
import { payable, type Bill } from "./bill";
import { QrCode } from "./qr-code";
import { useBillAction } from "./queries";
import { SendMenu } from "./send-menu";

interface BillActionsProps {
  bill: Bill;
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
  const amount = shownAmount(bill.amount, bill.currency, i18n.language);

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
