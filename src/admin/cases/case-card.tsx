import { Badge, Text } from "@medusajs/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { CaseDTO } from "../../contract/cases";
import { formatAmount } from "../amounts";
import { isNothing } from "../decimals";
import { ModeBadge } from "../order-payments/badges";
import { formatMoment } from "../moments";
import { translated } from "../parts/failure";
import { CaseActions } from "./case-actions";

/** What happened, what it means in money, and what can be done. */
export function CaseCard({ about, mayAct }: { about: CaseDTO; mayAct: boolean }) {
  const { t, i18n } = useTranslation("assist");
  const known = i18n.exists(`cases.reasons.${about.reason}`, { ns: "assist" });
  const open = about.permissions !== null;
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Text weight="plus" leading="compact">
            {known ? t(`cases.reasons.${about.reason}`) : about.reason}
          </Text>
          <div className="txt-small text-ui-fg-muted flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge size="2xsmall">{about.account}</Badge>
            <ModeBadge live={about.live} />
            <OrderLink about={about} />
            <span className="break-all">{about.order_number}</span>
          </div>
        </div>
        <Text size="small" leading="compact" weight="plus" className="tabular-nums">
          <Money about={about} />
        </Text>
      </div>
      <div className="flex flex-col gap-y-1">
        <Text size="small" className="break-words">
          {translated(about.message, t) ?? about.message}
        </Text>
        {open && known && (
          <Text size="small" className="text-ui-fg-subtle">
            {t(`cases.advice.${about.reason}`)}
          </Text>
        )}
        {about.note !== null && (
          <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">
            “{about.note}”
          </Text>
        )}
        <Text size="small" className="text-ui-fg-muted">
          {momentsOf(about, i18n.language, t)}
        </Text>
      </div>
      {about.permissions && mayAct && <CaseActions about={about} permissions={about.permissions} />}
    </li>
  );
}

/** Reasons for which it is not known whether there is money. */
const unconfirmed: readonly string[] = ["not-confirmed", "no-answer", "unclear"];

function Money({ about }: { about: CaseDTO }) {
  const { t, i18n } = useTranslation("assist");
  const parts = (["held", "captured", "refunded"] as const)
    .filter((sum) => !isNothing(about[sum]))
    .map((sum) =>
      t(`cases.money.${sum}`, { amount: formatAmount(about[sum], about.currency, i18n.language) }),
    );
  if (parts.length > 0) return parts.join(" · ");
  return t(`cases.money.${unconfirmed.includes(about.reason) ? "unconfirmed" : "nothing"}`);
}

function OrderLink({ about }: { about: CaseDTO }) {
  const { t } = useTranslation("assist");
  if (about.order === null) return <span>{t("cases.noOrder")}</span>;
  const { id, display_id: number } = about.order;
  return (
    <Link to={`/orders/${id}`} className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover">
      {t("cases.order", { number: number ?? id })}
    </Link>
  );
}

function momentsOf(about: CaseDTO, language: string, t: TFunction<"assist">): string {
  const opened = t("cases.opened", { moment: formatMoment(about.opened_at, language) });
  if (about.closed_at === null || about.closed_how === null) return `${opened}.`;
  const ended = t(`cases.ended.${about.closed_how}`, {
    name: about.closed_by ?? "—",
    moment: formatMoment(about.closed_at, language),
  });
  return `${opened}. ${ended}.`;
}
