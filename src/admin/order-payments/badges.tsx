import { Badge, StatusBadge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { Agreement, PositionState } from "../../contract/payments";

const colors = {
  "not-started": "grey",
  "in-process": "orange",
  declined: "red",
  expired: "grey",
  held: "blue",
  captured: "green",
  "partly-captured": "green",
  released: "grey",
  "partly-refunded": "orange",
  refunded: "grey",
  unclear: "red",
} as const satisfies Record<PositionState, string>;

/** Where the money stands, by Assist. */
export function StateBadge({ state }: { state: PositionState }) {
  const { t } = useTranslation("assist");
  return (
    <StatusBadge color={colors[state]} className="shrink-0 whitespace-nowrap">
      {t(`order.states.${state}`)}
    </StatusBadge>
  );
}

const agreementColors = { agree: "green", pending: "orange", differ: "red" } as const;

/** Whether Assist and the shop show the same. */
export function AgreementBadge({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation("assist");
  if (agreement === "nothing") return null;
  return (
    <Badge size="2xsmall" color={agreementColors[agreement]} className="whitespace-nowrap">
      {t(`order.agreement.${agreement}`)}
    </Badge>
  );
}

/** Test money must not be taken for real. */
export function ModeBadge({ live }: { live: boolean }) {
  const { t } = useTranslation("assist");
  return live ? null : (
    <Badge size="2xsmall" color="purple">
      {t("order.test")}
    </Badge>
  );
}
