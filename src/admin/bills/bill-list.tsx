import { ArrowDownTray } from "@medusajs/icons";
import { Button, Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { billStates, type BillDTO } from "../../contract/bills";
import { Choice } from "../parts/choice";
import { Failure } from "../parts/failure";
import { download } from "../server";
import { BillCard, billColumns } from "./bill-columns";
import { filterOf, orderOf, pageSize, sortingOf, useListQuery } from "./list-query";
import { useAccountNames, useBillList } from "./queries";

const none: BillDTO[] = [];

/** The page of all bills: a table, and cards on a phone. */
export function BillList() {
  const { t } = useTranslation("assist");
  const [query, change] = useListQuery();
  const filter = filterOf(query);
  const list = useBillList({ ...filter, limit: pageSize, offset: query.page * pageSize });
  const exported = useMutation({ mutationFn: () => download("bills/export", filter, "assist-bills.csv") });
  const error = exported.error ?? list.error;
  const bills = list.data?.bills ?? none;
  const accounts = useAccountNames(bills);
  const table = useDataTable({
    data: bills,
    columns: billColumns,
    getRowId: ({ id }) => id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    search: { state: query.q, onSearchChange: (q) => change({ q }) },
    filtering: {
      state: {
        ...(query.state !== "" && { state: query.state }),
        ...(query.account !== "" && { account: query.account }),
      },
      onFilteringChange: ({ state = "", account = "" }) =>
        change({ state: String(state), account: String(account) }),
    },
    sorting: {
      state: sortingOf(query.order),
      onSortingChange: (sorting) => change({ order: orderOf(sorting, query.order) }),
    },
    pagination: {
      state: { pageIndex: query.page, pageSize },
      onPaginationChange: ({ pageIndex }) => change({ page: pageIndex }),
    },
    // The address goes back to the first page by itself.
    autoResetPageIndex: false,
  });
  const filterBy = (id: "state" | "account") => (value: string) =>
    value === all ? table.removeFilter(id) : table.updateFilter({ id, value });

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <Heading>{t("bills.title")}</Heading>
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={exported.isPending}
          onClick={() => exported.mutate()}
        >
          <ArrowDownTray />
          {t("bills.list.export")}
        </Button>
      </div>
      {error !== null && (
        <div className="px-6 py-4">
          <Failure error={error} retry={() => (exported.isError ? exported.mutate() : void list.refetch())} />
        </div>
      )}
      <DataTable instance={table}>
        {/* Not the kit's own filters: they are English in every language, and their buttons have no name. */}
        <div role="search" className="flex flex-wrap items-center gap-2 px-6 py-4">
          <div className="w-full sm:w-[320px]">
            <DataTable.Search placeholder={t("bills.list.search")} aria-label={t("bills.list.search")} />
          </div>
          <Filter
            label={t("bills.list.state")}
            any={t("bills.list.anyState")}
            value={query.state}
            options={[
              { value: "any-open", label: t("bills.list.anyOpen") },
              { value: "any-closed", label: t("bills.list.anyClosed") },
              ...billStates.map((value) => ({ value, label: t(`bills.states.${value}`) })),
            ]}
            onChange={filterBy("state")}
          />
          {accounts.length > 1 && (
            <Filter
              label={t("bills.list.account")}
              any={t("bills.list.anyAccount")}
              value={query.account}
              options={accounts.map((name) => ({ value: name, label: name }))}
              onChange={filterBy("account")}
            />
          )}
        </div>
        {bills.length > 0 && (
          <ul className="divide-y border-y sm:hidden" aria-label={t("bills.title")}>
            {bills.map((bill) => (
              <BillCard key={bill.id} bill={bill} />
            ))}
          </ul>
        )}
        {(list.data !== undefined || list.isPending) && (
          <>
            <div className={bills.length > 0 ? "hidden sm:flex" : "flex"}>
              <DataTable.Table
                emptyState={{
                  empty: { custom: <NoBills /> },
                  filtered: {
                    custom: <NotFound reset={() => change({ q: "", state: "", account: "" })} />,
                  },
                }}
              />
            </div>
            {(bills.length > 0 || list.isPending) && (
              <DataTable.Pagination
                translations={{
                  of: t("bills.list.pages.of"),
                  // The heading says of what; a phone has no room for more.
                  results: "",
                  pages: t("bills.list.pages.pages"),
                  prev: t("bills.list.pages.prev"),
                  next: t("bills.list.pages.next"),
                }}
              />
            )}
          </>
        )}
      </DataTable>
    </Container>
  );
}

const all = "all";

interface FilterProps {
  label: string;
  /** What stands for no choice. */
  any: string;
  /** Empty when nothing is chosen. */
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Filter({ label, any, value, options, onChange }: FilterProps) {
  return (
    <div className="min-w-[150px] flex-1 sm:max-w-[200px]">
      <Choice
        size="small"
        label={label}
        value={value === "" ? all : value}
        options={[{ value: all, label: any }, ...options]}
        onChange={onChange}
      />
    </div>
  );
}

/** Where a first bill comes from. */
function NoBills() {
  const { t } = useTranslation("assist");
  return (
    <Nothing title={t("bills.list.empty")} hint={t("bills.list.emptyHint")}>
      <Button size="small" variant="secondary" asChild>
        <Link to="/orders">{t("bills.list.toOrders")}</Link>
      </Button>
      <Button size="small" variant="secondary" asChild>
        <Link to="/draft-orders">{t("bills.list.toDrafts")}</Link>
      </Button>
    </Nothing>
  );
}

function NotFound({ reset }: { reset: () => void }) {
  const { t } = useTranslation("assist");
  return (
    <Nothing title={t("bills.list.notFound")} hint={t("bills.list.notFoundHint")}>
      <Button type="button" size="small" variant="secondary" onClick={reset}>
        {t("bills.list.reset")}
      </Button>
    </Nothing>
  );
}

function Nothing({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-y-1 text-center">
      <Text weight="plus">{title}</Text>
      <Text size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
      <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}
