import { createDataTableColumnHelper } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { BillDTO } from "../../contract/bills";
import { formatAmount } from "../amounts";
import { formatShortMoment, formatMoment } from "../moments";
import { BillStatus } from "./bill-status";

const column = createDataTableColumnHelper<BillDTO>();

/** The list's columns; those that the server can sort by are sortable. Their ids are its names. */
export const billColumns = [
  column.accessor("number", {
    header: ({ column: { getIsSorted } }) => <Header name="number" sorted={getIsSorted()} />,
    cell: ({ row }) => <BillNumber bill={row.original} />,
    enableSorting: true,
  }),
  column.accessor("state", {
    header: ({ column: { getIsSorted } }) => <Header name="state" sorted={getIsSorted()} />,
    cell: ({ getValue }) => <BillStatus state={getValue()} />,
    enableSorting: true,
    truncateTooltip: false,
  }),
  column.accessor("amount", {
    header: () => <Header name="amount" sorted={false} />,
    cell: ({ row }) => <Amount bill={row.original} />,
    align: "right",
  }),
  column.accessor("display_id", {
    header: () => <Header name="order" sorted={false} />,
    cell: ({ row }) => <OrderLink bill={row.original} />,
  }),
  column.accessor("email", {
    header: () => <Header name="customer" sorted={false} />,
    cell: ({ getValue }) => getValue() ?? "—",
    maxSize: 220,
  }),
  // As moments, the newest come first when they are sorted by for the first time.
  column.accessor(({ created_at: at }) => new Date(at), {
    id: "created_at",
    header: ({ column: { getIsSorted } }) => <Header name="created_at" sorted={getIsSorted()} />,
    cell: ({ getValue }) => <Moment at={getValue()} />,
    enableSorting: true,
  }),
  column.accessor(({ valid_until: until }) => new Date(until), {
    id: "valid_until",
    header: ({ column: { getIsSorted } }) => <Header name="valid_until" sorted={getIsSorted()} />,
    cell: ({ getValue }) => <Moment at={getValue()} />,
    enableSorting: true,
  }),
];

/** The kit shows by an arrow alone how a column is sorted. */
function Header({ name, sorted }: { name: string; sorted: "asc" | "desc" | false }) {
  const { t } = useTranslation("assist");
  return (
    <span>
      {t(`bills.list.columns.${name}`)}{" "}
      {sorted && <span className="sr-only">{t(`bills.list.sorted.${sorted}`)}</span>}
    </span>
  );
}

function Amount({ bill }: { bill: BillDTO }) {
  const { i18n } = useTranslation("assist");
  return formatAmount(bill.amount, bill.currency, i18n.language);
}

function Moment({ at }: { at: Date }) {
  const { i18n } = useTranslation("assist");
  return formatShortMoment(at, i18n.language);
}

/** What a row says on a narrow screen, one below the other. */
export function BillCard({ bill }: { bill: BillDTO }) {
  const { t, i18n } = useTranslation("assist");
  return (
    <li className="txt-compact-small text-ui-fg-subtle flex flex-col gap-y-1 px-6 py-4">
      <div className="flex items-center justify-between gap-x-3">
        <span className="txt-compact-medium-plus text-ui-fg-base">
          <Amount bill={bill} />
        </span>
        <BillStatus state={bill.state} />
      </div>
      <div className="flex justify-between gap-x-3">
        <OrderLink bill={bill} />
        <span className="truncate">{bill.email}</span>
      </div>
      <BillNumber bill={bill} />
      <span className="text-ui-fg-muted">
        {t("bills.validUntil", { moment: formatMoment(bill.valid_until, i18n.language) })}
      </span>
    </li>
  );
}

function BillNumber({ bill }: { bill: BillDTO }) {
  const { t } = useTranslation("assist");
  if (bill.link === null) return bill.number ?? t("bills.list.noNumber");
  return (
    <a href={bill.link} target="_blank" rel="noreferrer" className="hover:text-ui-fg-base w-fit">
      {bill.number}
    </a>
  );
}

function OrderLink({ bill }: { bill: BillDTO }) {
  const { t } = useTranslation("assist");
  const { display_id: number } = bill;
  return (
    <Link
      to={`/${bill.is_draft ? "draft-orders" : "orders"}/${bill.order_id}`}
      className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover shrink-0"
    >
      {number === null ? "—" : t(bill.is_draft ? "bills.list.draft" : "bills.list.order", { number })}
    </Link>
  );
}
