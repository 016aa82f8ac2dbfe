import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons";
import { clx, Table } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { shownAmount } from "../amounts";
import { shortMoment, shownMoment } from "../moments";
import type { Bill } from "./bill";
import { BillStatus } from "./bill-status";

const columns = ["number", "state", "amount", "order", "customer", "created_at", "valid_until"] as const;
type Column = (typeof columns)[number];
/** As the server can sort. */
const sortable: readonly Column[] = ["number", "state", "created_at", "valid_until"];

interface BillRowsProps {
  bills: readonly Bill[];
  order: string;
  sort: (order: string) => void;
}

export function BillRows({ bills, order, sort }: BillRowsProps) {
  const { t } = useTranslation("assist");
  return (
    <>
      <ul className="divide-y sm:hidden" aria-label={t("bills.title")}>
        {bills.map((bill) => (
          <BillCard key={bill.id} bill={bill} />
        ))}
      </ul>
      <div className="hidden w-full overflow-x-auto sm:block">
        <Table>
          <Table.Header className="border-t-0">
            <Table.Row>
              {columns.map((column) => (
                <HeaderCell key={column} column={column} order={order} sort={sort}>
                  {t(`bills.list.columns.${column}`)}
                </HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {bills.map((bill) => (
              <BillRow key={bill.id} bill={bill} />
            ))}
          </Table.Body>
        </Table>
      </div>
    </>
  );
}

interface HeaderCellProps {
  column: Column;
  order: string;
  sort: (order: string) => void;
  children: string;
}

function HeaderCell({ column, order, sort, children }: HeaderCellProps) {
  const { t } = useTranslation("assist");
  const right = column === "amount" && "text-right";
  if (!sortable.includes(column)) {
    return <Table.HeaderCell className={clx("whitespace-nowrap", right)}>{children}</Table.HeaderCell>;
  }
  const sorted = order === column ? "ascending" : order === `-${column}` ? "descending" : "none";
  const Arrow = sorted === "ascending" ? ArrowUpMini : ArrowDownMini;
  return (
    <Table.HeaderCell aria-sort={sorted} className="whitespace-nowrap">
      <button
        type="button"
        aria-label={t("bills.list.sortedBy", { column: children })}
        className="hover:text-ui-fg-base focus-visible:shadow-borders-focus flex items-center gap-x-1 rounded outline-none"
        onClick={() => sort(sorted === "descending" ? column : `-${column}`)}
      >
        {children}
        <Arrow className={clx("text-ui-fg-subtle", sorted === "none" && "invisible")} />
      </button>
    </Table.HeaderCell>
  );
}

function BillRow({ bill }: { bill: Bill }) {
  const { i18n } = useTranslation("assist");
  return (
    <Table.Row className="whitespace-nowrap">
      <Table.Cell>
        <BillNumber bill={bill} />
      </Table.Cell>
      <Table.Cell>
        <BillStatus state={bill.state} />
      </Table.Cell>
      <Table.Cell className="text-right">{shownAmount(bill.amount, bill.currency, i18n.language)}</Table.Cell>
      <Table.Cell>
        <OrderLink bill={bill} />
      </Table.Cell>
      <Table.Cell className="max-w-[220px] truncate">{bill.email ?? "—"}</Table.Cell>
      <Table.Cell>{shortMoment(bill.created_at, i18n.language)}</Table.Cell>
      <Table.Cell>{shortMoment(bill.valid_until, i18n.language)}</Table.Cell>
    </Table.Row>
  );
}

/** The same on a narrow screen, one below the other. */
function BillCard({ bill }: { bill: Bill }) {
  const { t, i18n } = useTranslation("assist");
  return (
    <li className="txt-compact-small text-ui-fg-subtle flex flex-col gap-y-1 px-6 py-4">
      <div className="flex items-center justify-between gap-x-3">
        <span className="txt-compact-medium-plus text-ui-fg-base">
          {shownAmount(bill.amount, bill.currency, i18n.language)}
        </span>
        <BillStatus state={bill.state} />
      </div>
      <div className="flex justify-between gap-x-3">
        <OrderLink bill={bill} />
        <span className="truncate">{bill.email}</span>
      </div>
      <BillNumber bill={bill} />
      <span className="text-ui-fg-muted">
        {t("bills.validUntil", { moment: shownMoment(bill.valid_until, i18n.language) })}
      </span>
    </li>
  );
}

function BillNumber({ bill }: { bill: Bill }) {
  const { t } = useTranslation("assist");
  if (bill.link === null) return bill.number ?? t("bills.list.noNumber");
  return (
    <a href={bill.link} target="_blank" rel="noreferrer" className="hover:text-ui-fg-base w-fit">
      {bill.number}
    </a>
  );
}

function OrderLink({ bill }: { bill: Bill }) {
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
