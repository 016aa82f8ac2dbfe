import { Badge, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { OutageDTO } from "../../contract/cases";
import { formatMoment } from "../moments";
import { translated } from "../parts/failure";

/** One notice for an account of which nothing new is found, however many of its orders wait. It goes by itself. */
export function OutageNotice({ outage }: { outage: OutageDTO }) {
  const { t, i18n } = useTranslation("assist");
  return (
    <div role="status" className="flex flex-col gap-y-1 px-6 py-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Text weight="plus" leading="compact">
          {t("cases.outage.title")}
        </Text>
        <Badge size="2xsmall">{outage.account}</Badge>
      </div>
      <Text size="small" className="break-words">
        {translated(outage.message, t) ?? outage.message}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("cases.outage.advice")}
      </Text>
      <Text size="small" className="text-ui-fg-muted">
        {t("cases.outage.since", { moment: formatMoment(outage.since, i18n.language) })}
      </Text>
    </div>
  );
}
