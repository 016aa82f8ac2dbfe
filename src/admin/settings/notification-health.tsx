import { Button, Heading, Text } from "@medusajs/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AccountDTO } from "../../contract/settings";
import type {
  MerchantHealthDTO,
  ModeHealthDTO,
  PaymentsFoundDTO,
  VerdictCountDTO,
} from "../../contract/notification-health";
import type { TrialNotificationDTO } from "../../contract/trial-notification";
import { formatMoment } from "../moments";
import { Failure } from "../parts/failure";
import { verdictText } from "./finding-text";
import { LevelBadge, Part, Row } from "./pieces";
import { useHealth, useTrialNotification } from "./queries";

interface NotificationHealthProps {
  account: AccountDTO;
  mayConfigure: boolean;
}

/** How Assist's notifications come in, test and live apart, and a button that tries the way they come. */
export function NotificationHealth({ account, mayConfigure }: NotificationHealthProps) {
  const { t } = useTranslation("assist");
  const health = useHealth();
  const trial = useTrialNotification(account.name);
  const merchant = health.data?.merchants.find(({ accounts }) =>
    accounts.some(({ name }) => name === account.name),
  );
  const live = account.settings.live.value === true;
  const modes = merchant ? modesToShow(merchant, live) : [];
  return (
    <Part
      title={t("settings.health.title")}
      hint={sharedHint(merchant, account.name, t)}
      actions={
        mayConfigure &&
        account.complete && (
          <Button
            size="small"
            variant="secondary"
            title={t("settings.health.test.hint")}
            isLoading={trial.isPending}
            onClick={() => trial.mutate(undefined)}
          >
            {t("settings.health.test.send")}
          </Button>
        )
      }
    >
      {(trial.error ?? health.error) !== null && (
        <div className="px-6 py-4">
          <Failure error={trial.error ?? health.error} />
        </div>
      )}
      {trial.data && <TrialResult result={trial.data} />}
      {modes.map((mode) => (
        <Mode key={mode} mode={mode} health={merchant?.[mode]} />
      ))}
      {health.data?.unassigned.last_bad && (
        <Row label={t("settings.health.unassigned")}>
          <LastBad last={health.data.unassigned.last_bad} />
        </Row>
      )}
    </Part>
  );
}

/** The account's own mode, and the other one when something came in it. */
function modesToShow(merchant: MerchantHealthDTO, live: boolean): ("test" | "live")[] {
  const own = live ? "live" : "test";
  const other = live ? "test" : "live";
  return isQuiet(merchant[other]) ? [own] : [own, other];
}

const isQuiet = ({ last_good, last_bad, payments }: ModeHealthDTO): boolean =>
  last_good === null && last_bad === null && payments.found === 0;

function sharedHint(
  merchant: MerchantHealthDTO | undefined,
  own: string,
  t: (key: string, values: Record<string, string>) => string,
): string | undefined {
  const others = merchant?.accounts.map(({ name }) => name).filter((name) => name !== own) ?? [];
  return others.length > 0 ? t("settings.health.shared", { accounts: others.join(", ") }) : undefined;
}

function Mode({ mode, health }: { mode: "test" | "live"; health: ModeHealthDTO | undefined }) {
  const { t, i18n } = useTranslation("assist");
  if (!health) return null;
  return (
    <div className="divide-y" data-mode={mode}>
      <Heading level="h3" className="text-ui-fg-subtle px-6 pb-2 pt-4">
        {t(`settings.mode.${mode}`)}
      </Heading>
      {isQuiet(health) ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t("settings.health.nothing")}
        </Text>
      ) : (
        <>
          <Row label={t("settings.health.lastGood")}>
            {health.last_good ? formatMoment(health.last_good.at, i18n.language) : t("settings.health.none")}
          </Row>
          <Row label={t("settings.health.lastBad")}>
            {health.last_bad ? <LastBad last={health.last_bad} /> : t("settings.health.none")}
          </Row>
          {health.counts.length > 0 && (
            <Row label={t("settings.health.counts")}>
              <Counts counts={health.counts} />
            </Row>
          )}
          <Row label={t("settings.health.payments")}>
            {t("settings.health.paymentsValue", { count: health.payments.found })}
          </Row>
          {health.payments.found > 0 && (
            <Row label={t("settings.health.without")}>{withoutText(health.payments, t)}</Row>
          )}
        </>
      )}
    </div>
  );
}

function LastBad({ last }: { last: { at: string; verdict: string } }) {
  const { t, i18n } = useTranslation("assist");
  return (
    <>
      {formatMoment(last.at, i18n.language)}
      <br />
      <span className="text-ui-fg-subtle">{verdictText(last.verdict, t)}</span>
    </>
  );
}

function Counts({ counts }: { counts: readonly VerdictCountDTO[] }) {
  const { t } = useTranslation("assist");
  return (
    <ul>
      {counts.map(({ verdict, last_24_hours: day, last_7_days: week }) => (
        <li key={verdict}>
          {verdictText(verdict, t)}: {day} {t("settings.health.day")}, {week} {t("settings.health.week")}
        </li>
      ))}
    </ul>
  );
}

function withoutText(
  payments: PaymentsFoundDTO,
  t: (key: string, values?: Record<string, number>) => string,
): string {
  const found = Object.entries(payments.without_notification).filter(([, count]) => count > 0);
  return found.length === 0
    ? t("settings.health.allNotified")
    : found.map(([by, count]) => t(`settings.health.by.${by}`, { count })).join(", ");
}

/** What became of a test notification. */
function TrialResult({ result }: { result: TrialNotificationDTO }) {
  const { t } = useTranslation("assist");
  return (
    <div
      className="flex flex-col gap-2 px-6 py-4 md:flex-row md:gap-x-4"
      role="status"
      data-outcome={result.outcome}
    >
      <div className="shrink-0 md:w-32">
        <LevelBadge level={result.outcome === "verified" ? "ok" : "error"} />
      </div>
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small">{trialText(result, t)}</Text>
        <Text size="xsmall" className="text-ui-fg-muted break-all">
          {t("settings.health.test.sentTo", { url: result.url })}
        </Text>
      </div>
    </div>
  );
}

function trialText(
  { outcome, reason, facts, sentence }: TrialNotificationDTO,
  t: TFunction<"assist">,
): string {
  if (outcome === "verified") return t("settings.health.test.verified");
  if (outcome === "refused") return t("settings.health.test.refused", { why: verdictText(reason ?? "", t) });
  const key = reason === "refused" ? "connection" : (reason ?? "");
  return t(`settings.health.test.${key}`, { ...facts, defaultValue: sentence });
}
