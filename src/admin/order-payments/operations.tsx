import { Button, Text, toast, usePrompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { StaffOperationKind, PaymentDTO } from "../../contract/payments";
import { formatAmount } from "../amounts";
import { Failure, translated } from "../parts/failure";
import { lowerFirst } from "../parts/lower-first";
import { OperationDrawer } from "./operation-drawer";
import { useCheck, useMoneyOperation } from "./queries";
import { newRequestKey } from "./request-key";

const kinds = ["capture", "void", "refund"] as const satisfies readonly StaffOperationKind[];

/** What may be done now as buttons, and a line for each operation why not. */
export function PaymentOperations({ payment, mayAct }: { payment: PaymentDTO; mayAct: boolean }) {
  const { t } = useTranslation("assist");
  const check = useCheck({ onSuccess: () => toast.success(t("order.check.done")) });
  if (!mayAct) {
    return (
      <Text size="small" className="text-ui-fg-muted">
        {t("order.mayNot")}
      </Text>
    );
  }
  const paymentId = payment.medusa?.payment_id;
  const { capture, refund } = payment.permissions;
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center gap-2">
        {paymentId !== undefined && capture.allowed && (
          <OperationDrawer
            kind="capture"
            paymentId={paymentId}
            currency={payment.currency}
            most={capture.most ?? "0"}
          />
        )}
        {paymentId !== undefined && payment.permissions.void.allowed && (
          <VoidButton payment={payment} paymentId={paymentId} amount={payment.permissions.void.most ?? "0"} />
        )}
        {paymentId !== undefined && refund.allowed && (
          <OperationDrawer
            kind="refund"
            paymentId={paymentId}
            currency={payment.currency}
            most={refund.most ?? "0"}
          />
        )}
        {payment.permissions.check.allowed && (
          <Button
            type="button"
            size="small"
            variant="transparent"
            isLoading={check.isPending}
            onClick={() => check.mutate(payment.order_number)}
          >
            {t("order.check.title")}
          </Button>
        )}
      </div>
      <Failure error={check.error} />
      <WhyNot payment={payment} />
    </div>
  );
}

/** One line for a reason, with the operations that it stands in the way of. */
function WhyNot({ payment }: { payment: PaymentDTO }) {
  const { t } = useTranslation("assist");
  const reasons = new Map<string, string[]>();
  for (const kind of kinds) {
    const permission = payment.permissions[kind];
    if (permission.allowed) continue;
    const sentence = translated(permission.sentence, t) ?? permission.sentence;
    reasons.set(sentence, [...(reasons.get(sentence) ?? []), t(`order.${kind}.name`)]);
  }
  return (
    <ul className="flex flex-col gap-y-0.5">
      {[...reasons].map(([sentence, names]) => (
        <li key={sentence} className="txt-small text-ui-fg-muted">
          {names.length === kinds.length ? sentence : `${names.join(", ")} — ${lowerFirst(sentence)}`}
        </li>
      ))}
    </ul>
  );
}

interface VoidButtonProps {
  payment: PaymentDTO;
  paymentId: string;
  amount: string;
}

function VoidButton({ payment, paymentId, amount }: VoidButtonProps) {
  const { t, i18n } = useTranslation("assist");
  const prompt = usePrompt();
  const money = useMoneyOperation();
  const shown = formatAmount(amount, payment.currency, i18n.language);
  const confirm = async () => {
    const sure = await prompt({
      title: t("order.void.title"),
      description: t("order.void.description", { amount: shown }),
      confirmText: t("order.void.submit", { amount: shown }),
      cancelText: t("order.void.keep"),
    });
    if (!sure) return;
    money.mutate(
      // A hold can be let go but once, so that asking again cannot do harm.
      { kind: "void", paymentId, requestKey: newRequestKey() },
      { onSuccess: () => toast.success(t("order.void.done", { amount: shown })) },
    );
  };
  return (
    <>
      <Button
        type="button"
        size="small"
        variant="secondary"
        isLoading={money.isPending}
        onClick={() => void confirm()}
      >
        {t("order.void.open")}
      </Button>
      {money.error !== null && (
        <div className="order-last w-full">
          <Failure error={money.error} />
        </div>
      )}
    </>
  );
}
