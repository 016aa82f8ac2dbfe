import { ArrowDownTray } from "@medusajs/icons";
import { Button, Container, Heading, Table, Text } from "@medusajs/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { Failure } from "../parts/failure";
import { download } from "../server";
import { BillFilters } from "./bill-filters";
import { BillRows } from "./bill-rows";
import { filterOf, isFiltered, pageSize, useListQuery } from "./list-query";
import { useAccountNames, useBillList } from "./queries";

/** The page of all bills. */
export function BillList() {
  const { t } = useTranslation("assist");
  const [query, change] = useListQuery();
  const filter = filterOf(query);
  const list = useBillList({ ...filter, limit: pageSize, offset: query.page * pageSize });
  const exported = useMutation({ mutationFn: () => download("bills/export", filter, "assist-bills.csv") });
  const error = exported.error ?? list.error;
  const bills = list.data?.bills ?? [];
  const accounts = useAccountNames(bills);
  const count = list.data?.count ?? 0;
  const pageCount = Math.ceil(count / pageSize);
  const nothing = list.data !== undefined && bills.length === 0;

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
      <BillFilters accounts={accounts} query={query} change={change} />
      {error !== null && (
        <div className="px-6 py-4">
          <Failure error={error} retry={() => (exported.isError ? exported.mutate() : void list.refetch())} />
        </div>
      )}
      {nothing &&
        (isFiltered(query) ? (
          <NotFound reset={() => change({ q: "", state: "", account: "" })} />
        ) : (
          <NoBills />
        ))}
      {bills.length > 0 && (
        <div className="max-sm:divide-y">
          <BillRows bills={bills} order={query.order} sort={(order) => change({ order })} />
          <Table.Pagination
            count={count}
            pageSize={pageSize}
            pageIndex={query.page}
            pageCount={pageCount}
            canPreviousPage={query.page > 0}
            canNextPage={query.page + 1 < pageCount}
            previousPage={() => change({ page: query.page - 1 })}
            nextPage={() => change({ page: query.page + 1 })}
            translations={{
              of: t("bills.list.pages.of"),
              // The heading says of what; a phone has no room for more.
              results: "",
              pages: t("bills.list.pages.pages"),
              prev: t("bills.list.pages.prev"),
              next: t("bills.list.pages.next"),
            }}
          />
        </div>
      )}
    </Container>
  );
}

/** Where a first bill comes from. */
function NoBills() {
  const { t } = useTranslation("assist");
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center">
      <Text weight="plus">{t("bills.list.empty")}</Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("bills.list.emptyHint")}
      </Text>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <Button size="small" variant="secondary" asChild>
          <Link to="/orders">{t("bills.list.toOrders")}</Link>
        </Button>
        <Button size="small" variant="secondary" asChild>
          <Link to="/draft-orders">{t("bills.list.toDrafts")}</Link>
        </Button>
      </div>
    </div>
  );
}

function NotFound({ reset }: { reset: () => void }) {
  const { t } = useTranslation("assist");
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center">
      <Text weight="plus">{t("bills.list.notFound")}</Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("bills.list.notFoundHint")}
      </Text>
      <Button type="button" size="small" variant="secondary" className="mt-3" onClick={reset}>
        {t("bills.list.reset")}
      </Button>
    </div>
  );
}
