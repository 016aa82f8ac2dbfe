import { Button, Text, toast, usePrompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { CaseDTO } from "../../contract/cases";
import { formatAmount } from "../amounts";
import { isNothing } from "../decimals";
import { OperationDrawer } from "../order-payments/operation-drawer";
import { useCheck } from "../order-payments/queries";
import { Failure, translated } from "../parts/failure";
import { lowerFirst } from "../parts/lower-first";
import { useRefundCase } from "./queries";
import { CloseDrawer } from "./close-drawer";

/** What can be done about an open case. */
export function CaseActions({
  about,
  permissions,
}: {
  about: CaseDTO;
  permissions: NonNullable<CaseDTO["permissions"]>;
}) {
  const { t, i18n } = useTranslation("assist");
  const prompt = usePrompt();
  const check = useCheck({ onSuccess: () => toast.success(t("cases.check.done")) });
  const refund = useRefundCase(about);
  const { refund: permission, capture } = permissions;
  const hasMoney = !isNothing(about.held) || !isNothing(about.captured);
  const amount = permission?.allowed
    ? formatAmount(permission.most ?? "0", about.currency, i18n.language)
    : "";

  const confirm = async () => {
    const sure = await prompt({
      title: t("cases.refund.title"),
      description: t("cases.refund.description", { amount }),
      confirmText: t("cases.refund.submit", { amount }),
      cancelText: t("cases.refund.keep"),
    });
    if (sure)
      refund.mutate(undefined, { onSuccess: () => toast.success(t("cases.refund.done", { amount })) });
  };
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center gap-2">
        {capture?.allowed && (
          <OperationDrawer
            kind="capture"
            paymentId={capture.payment_id}
            currency={about.currency}
            most={capture.most ?? "0"}
          />
        )}
        {permission?.allowed && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            isLoading={refund.isPending}
            onClick={() => void confirm()}
          >
            {t("cases.refund.open", { amount })}
          </Button>
        )}
        {permissions.close && <CloseDrawer about={about} />}
        {permissions.check && (
          <Button
            type="button"
            size="small"
            variant="transparent"
            isLoading={check.isPending}
            onClick={() => check.mutate(about.order_number)}
          >
            {t("cases.check.title")}
          </Button>
        )}
      </div>
      {permission?.allowed === false && capture === null && hasMoney && (
        <Text size="small" leading="compact" className="text-ui-fg-muted">
          {t("cases.refund.not", {
            why: lowerFirst(translated(permission.sentence, t) ?? permission.sentence),
          })}
        </Text>
      )}
      <Failure error={refund.error ?? check.error} />
    </div>
  );
}
