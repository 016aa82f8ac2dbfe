import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { shownAmount } from "../amounts";
import { shownMoment } from "../moments";
import type { Bill } from "./bill";
import { BillNote } from "./bill-note";
import { BillStatus } from "./bill-status";

/** More are on the page of all bills. */
const most = 5;

/** The bills of an order that are over, the newest first. */
export function PastBills({ bills, orderId }: { bills: Bill[]; orderId: string }) {
  const { t, i18n } = useTranslation("assist");
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" weight="plus" id="assist-past-bills">
        {t("bills.past")}
      </Text>
      <ul aria-labelledby="assist-past-bills" className="flex flex-col gap-y-3">
        {bills.slice(0, most).map((bill) => (
          <li key={bill.id} className="flex flex-col gap-y-0.5">
            <div className="flex items-center justify-between gap-x-3">
              <Text size="small" leading="compact">
                {shownAmount(bill.amount, bill.currency, i18n.language)}
              </Text>
              <BillStatus state={bill.state} />
            </div>
            <Text size="small" leading="compact" className="text-ui-fg-muted">
              {shownMoment(bill.ended_at ?? bill.created_at, i18n.language)}
            </Text>
            <BillNote bill={bill} />
          </li>
        ))}
      </ul>
      {bills.length > most && (
        <Link
          to={`/assist/bills?q=${orderId}`}
          className="txt-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover w-fit"
        >
          {t("bills.allOfOrder")}
        </Link>
      )}
    </div>
  );
}
