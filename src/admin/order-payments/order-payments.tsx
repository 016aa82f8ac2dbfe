import { Alert, Badge, clx, Container, Heading, Text } from "@medusajs/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { HoldDTO, PaymentDTO } from "../../contract/payments";
import { formatAmount } from "../amounts";
import { useMayMoveMoney } from "../bills/queries";
import { compareDecimals, isNothing } from "../decimals";
import { formatMoment } from "../moments";
import { Failure, translated } from "../parts/failure";
import { AgreementBadge, ModeBadge, StateBadge } from "./badges";
import { PaymentOperations } from "./operations";
import { PaymentHistory } from "./payment-history";
import { useOrderPayments } from "./queries";

interface OrderPaymentsProps {
  orderId: string;
  /** Anything that changes when the order does. */
  version: string;
}

/** What Assist says of an order, beside what the shop says. Not there for orders that Assist has nothing to do with. */
export function OrderPayments({ orderId, version }: OrderPaymentsProps) {
  const { t } = useTranslation("assist");
  const { data, error, refetch } = useOrderPayments(orderId, version);
  const mayAct = useMayMoveMoney();
  const payments = data?.payments ?? [];
  if (error === null && payments.length === 0) return null;
  const title = t("order.title");
  return (
    <Container className="divide-y p-0" role="region" aria-label={title}>
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <Heading level="h2">{title}</Heading>
        {data !== undefined && payments.length > 1 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("order.count", { count: payments.length })}
          </Text>
        )}
      </div>
      {error !== null && (
        <div className="px-6 py-4">
          <Failure error={error} retry={() => void refetch()} />
        </div>
      )}
      {payments.map((payment) => (
        <PaymentCard key={payment.order_number} payment={payment} mayAct={mayAct} />
      ))}
    </Container>
  );
}

/** One order number at Assist: its sums on both sides, what can be done, and what has happened. */
function PaymentCard({ payment, mayAct }: { payment: PaymentDTO; mayAct: boolean }) {
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
          {t("order.rest", { amount: formatAmount(assist.rest, currency, i18n.language) })}
        </Text>
      )}
      <PaymentOperations payment={payment} mayAct={mayAct} />
      <div className="flex flex-col gap-y-2">
        <Text size="small" weight="plus" leading="compact">
          {t("order.history.title")}
        </Text>
        <PaymentHistory payment={payment} />
        <Text size="small" leading="compact" className="text-ui-fg-muted">
          {checksOf(payment, i18n.language, t)}
        </Text>
      </div>
    </section>
  );
}

/** When Assist was last asked, and when the job will. */
function checksOf(
  { checked_at: checked, next_check_at: next }: PaymentDTO,
  language: string,
  t: TFunction<"assist">,
): string {
  return [
    checked === null
      ? t("order.checks.never")
      : t("order.checks.last", { moment: formatMoment(checked, language) }),
    next === null ? t("order.checks.none") : t("order.checks.next", { moment: formatMoment(next, language) }),
  ].join(" ");
}

/** What Assist says beside what the shop says, sum by sum. */
function Comparison({ payment }: { payment: PaymentDTO }) {
  const { t, i18n } = useTranslation("assist");
  const { assist, medusa, currency } = payment;
  const shown = (amount: string | undefined): string =>
    amount === undefined ? "—" : formatAmount(amount, currency, i18n.language);
  const rows = [
    { name: t("order.sums.amount"), assist: payment.registered, shop: medusa?.authorized },
    { name: t("order.sums.held"), assist: assist.held, shop: undefined },
    { name: t("order.sums.captured"), assist: assist.captured, shop: medusa?.captured },
    { name: t("order.sums.refunded"), assist: assist.refunded, shop: medusa?.refunded },
  ].filter((row) => !isNothing(row.assist) || (row.shop !== undefined && !isNothing(row.shop)));
  return (
    <table className="txt-compact-small w-full">
      <thead className="text-ui-fg-muted">
        <tr>
          <td />
          <th scope="col" className="w-[34%] pb-1 text-right font-normal">
            {t("order.sums.assist")}
          </th>
          <th scope="col" className="w-[34%] pb-1 text-right font-normal">
            {t("order.sums.shop")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          // A changed order may need less than was registered and is held for it.
          const wanted = row.name === t("order.sums.amount") ? payment.hold?.needed : null;
          const differs =
            row.shop !== undefined && row.shop !== wanted && compareDecimals(row.assist, row.shop) !== 0;
          return (
            <tr key={row.name} className={clx(differs && "text-ui-fg-error")}>
              <th
                scope="row"
                className={clx("py-0.5 text-left font-normal", !differs && "text-ui-fg-subtle")}
              >
                {row.name}
              </th>
              <td className="py-0.5 text-right tabular-nums">{shown(row.assist)}</td>
              <td className="py-0.5 text-right tabular-nums">{shown(row.shop)}</td>
            </tr>
          );
        })}
      </tbody>
      {(medusa === null || medusa.canceled) && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <Text size="small" leading="compact" className="text-ui-fg-muted pt-1">
                {t(medusa === null ? "order.noShopPayment" : "order.shopCanceled")}
              </Text>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface HoldProps {
  hold: HoldDTO;
  currency: string;
  /** Its end is said above already. */
  told: boolean;
}

/** Until when the money is held, and what of it the order needs, now and after the change that it is in. */
function Hold({ hold: { ends_at: ends, needed, after_change: after }, currency, told }: HoldProps) {
  const { t, i18n } = useTranslation("assist");
  const shown = (amount: string): string => formatAmount(amount, currency, i18n.language);
  const key = Date.parse(ends) > Date.now() ? "ends" : "overdue";
  const lines = [
    ...(told && key === "ends"
      ? []
      : [t(`order.hold.${key}`, { moment: formatMoment(ends, i18n.language) })]),
    ...(needed === null ? [] : [t("order.hold.needed", { amount: shown(needed) })]),
    ...(after === null
      ? []
      : [
          t(isNothing(after.lacking) ? "order.hold.covers" : "order.hold.lacks", {
            needed: shown(after.needed),
            lacking: shown(after.lacking),
          }),
        ]),
  ];
  if (lines.length === 0) return null;
  return (
    <div className="flex flex-col gap-y-0.5">
      {lines.map((line) => (
        <Text key={line} size="small" leading="compact" className="text-ui-fg-subtle">
          {line}
        </Text>
      ))}
    </div>
  );
}
