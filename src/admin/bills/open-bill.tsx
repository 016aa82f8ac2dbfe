import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { shownMoment } from "../moments";
import { payable, type Bill } from "./bill";
import { BillActions } from "./bill-actions";
import { BillLink, EripNumber } from "./bill-link";
import { BillNote } from "./bill-note";
import { BillStatus } from "./bill-status";

interface OpenBillProps {
  bill: Bill;
  customer: { email: string | null; phone: string | null };
  mayAct: boolean;
}

/** The one bill that waits to be paid, or that something is being found out about. */
export function OpenBill({ bill, customer, mayAct }: OpenBillProps) {
  const { t, i18n } = useTranslation("assist");
  const due = payable(bill);
  const explained = bill.state !== "open";
  const sent = bill.state === "open" && bill.sending !== "none";
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex items-start justify-between gap-x-3">
        <div className="min-w-0">
          <Text weight="plus">{shownAmount(bill.amount, bill.currency, i18n.language)}</Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            {t("bills.validUntil", { moment: shownMoment(bill.valid_until, i18n.language) })}
          </Text>
        </div>
        <div aria-live="polite">
          <BillStatus state={bill.state} />
        </div>
      </div>
      {bill.comment !== null && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
          {bill.comment}
        </Text>
      )}
      {bill.origin === "checkout" && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("bills.fromCheckout")}
        </Text>
      )}
      {explained && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t(`bills.explained.${bill.state}`)}
        </Text>
      )}
      {sent && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t(`bills.sent.${bill.kind === "erip" ? "erip" : bill.sending}`)}
        </Text>
      )}
      <BillNote bill={bill} />
      {due &&
        (due.link === null ? <EripNumber number={due.erip_number ?? ""} /> : <BillLink link={due.link} />)}
      <BillActions bill={bill} customer={customer} mayAct={mayAct} />
    </div>
  );
}
