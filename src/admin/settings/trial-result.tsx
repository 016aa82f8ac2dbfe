import { Text } from "@medusajs/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { TrialNotification } from "../../contract/trial-notification";
import { verdictText } from "./finding-text";
import { LevelBadge } from "./pieces";

/** What became of a test notification. */
export function TrialResult({ result }: { result: TrialNotification }) {
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
        <Text size="small">{textOf(result, t)}</Text>
        <Text size="xsmall" className="text-ui-fg-muted break-all">
          {t("settings.health.test.sentTo", { url: result.url })}
        </Text>
      </div>
    </div>
  );
}

function textOf({ outcome, reason, facts, sentence }: TrialNotification, t: TFunction<"assist">): string {
  if (outcome === "verified") return t("settings.health.test.verified");
  if (outcome === "refused") return t("settings.health.test.refused", { why: verdictText(reason ?? "", t) });
  const key = reason === "refused" ? "connection" : (reason ?? "");
  return t(`settings.health.test.${key}`, { ...facts, defaultValue: sentence });
}
