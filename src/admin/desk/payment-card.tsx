import { Alert, Badge, Text } from "@medusajs/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { isNothing } from "../bills/bill";
import { shownMoment } from "../moments";
import { translated } from "../parts/failure";
import { AgreementBadge, ModeBadge, StateBadge } from "./badges";
import { Comparison } from "./comparison";
import { Hold } from "./hold";
import type { Payment } from "./payment";
import { PaymentActs } from "./payment-acts";
import { PaymentHistory } from "./payment-history";

/** One order number at Assist: its sums on both sides, what can be done, and what has happened. */
export function PaymentCard({ payment, mayAct }: { payment: Payment; mayAct: boolean }) {
  const { t, i18n } = useTranslation("assist");
  const { agreement, cases, assist, decline, currency } = payment;
  const hasMoney = agreement !== "nothing" || payment.medusa !== null;
  return (
    <section aria-label={payment.order_number} className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex items-start justify-between gap-x-3">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Text size="small" weight="plus" leading="compact" className="break-all">
            {payment.order_number}
          </Text>
          <div className="flex flex-wrap items-center gap-1.5">
            <Badge size="2xsmall">{payment.account}</Badge>
            <ModeBadge live={payment.live} />
            {payment.replaced && <Badge size="2xsmall">{t("order.replaced")}</Badge>}
            <AgreementBadge agreement={agreement} />
          </div>
        </div>
        <div aria-live="polite">
          <StateBadge state={assist.state} />
        </div>
      </div>
      {cases.map(({ id, message }) => (
        <Alert key={id} variant="warning">
          <span className="break-words">{translated(message, t) ?? message}</span>
        </Alert>
      ))}
      {decline !== null && (
        <div>
          <Text size="small" leading="compact">
            {t("order.declined", { words: translated(decline.words, t) ?? decline.words })}
          </Text>
          {decline.message !== null && (
            <Text size="small" leading="compact" className="text-ui-fg-subtle">
              {t("order.shopperSaw", { message: decline.message })}
            </Text>
          )}
        </div>
      )}
      {hasMoney && <Comparison payment={payment} />}
      {payment.hold !== null && (
        <Hold
          hold={payment.hold}
          currency={currency}
          told={cases.some(({ reason }) => reason === "hold-ending")}
        />
      )}
      {!isNothing(assist.rest) && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("order.rest", { amount: shownAmount(assist.rest, currency, i18n.language) })}
        </Text>
      )}
      <PaymentActs payment={payment} mayAct={mayAct} />
      <div className="flex flex-col gap-y-2">
        <Text size="small" weight="plus" leading="compact">
          {t("order.history.title")}
        </Text>
        <PaymentHistory payment={payment} />
        <Text size="small" leading="compact" className="text-ui-fg-muted">
          {looksOf(payment, i18n.language, t)}
        </Text>
      </div>
    </section>
  );
}

/** When Assist was last asked, and when the job will. */
function looksOf(
  { checked_at: checked, next_look_at: next }: Payment,
  language: string,
  t: TFunction<"assist">,
): string {
  return [
    checked === null
      ? t("order.looks.never")
      : t("order.looks.last", { moment: shownMoment(checked, language) }),
    next === null ? t("order.looks.none") : t("order.looks.next", { moment: shownMoment(next, language) }),
  ].join(" ");
}
