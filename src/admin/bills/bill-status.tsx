import { StatusBadge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { BillState } from "../../contract/bills";

const colors = {
  preparing: "grey",
  creating: "orange",
  unknown: "orange",
  open: "blue",
  revoking: "orange",
  paid: "green",
  expired: "grey",
  revoked: "grey",
  "not-made": "red",
} as const satisfies Record<BillState, string>;

export function BillStatus({ state }: { state: BillState }) {
  const { t } = useTranslation("assist");
  return (
    <StatusBadge color={colors[state]} className="shrink-0 whitespace-nowrap">
      {t(`bills.states.${state}`)}
    </StatusBadge>
  );
}
