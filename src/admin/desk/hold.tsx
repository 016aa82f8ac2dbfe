import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { isNothing } from "../bills/bill";
import { shownMoment } from "../moments";
import type { Payment } from "./payment";

interface HoldProps {
  hold: NonNullable<Payment["hold"]>;
  currency: string;
  /** Its end is said above already. */
  told: boolean;
}

/** Until when the money is held, and what of it the order needs, now and after the change that it is in. */
export function Hold({ hold: { ends_at: ends, needed, after_change: after }, currency, told }: HoldProps) {
  const { t, i18n } = useTranslation("assist");
  const shown = (amount: string): string => shownAmount(amount, currency, i18n.language);
  const key = Date.parse(ends) > Date.now() ? "ends" : "overdue";
  const lines = [
    ...(told && key === "ends" ? [] : [t(`order.hold.${key}`, { moment: shownMoment(ends, i18n.language) })]),
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
