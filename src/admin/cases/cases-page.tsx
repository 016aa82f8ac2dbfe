import { Button, Container, Heading, Table, Tabs, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { caseReasons } from "../../contract/case-reasons";
import { useAccountNames, useMayMoveMoney } from "../bills/queries";
import { Choice } from "../parts/choice";
import { Failure } from "../parts/failure";
import { CaseCard } from "./case-card";
import { useCases } from "./queries";
import { OutageNotice } from "./outage";

const pageSize = 20;
const all = "all";

/** Open cases, and closed ones. What is shown lives in the page's address. */
export function CasesPage() {
  const { t } = useTranslation("assist");
  const [params, setParams] = useSearchParams();
  const closed = params.get("view") === "closed";
  const reason = params.get("reason") ?? all;
  const account = params.get("account") ?? all;
  const page = Math.max(0, Number.parseInt(params.get("page") ?? "1", 10) - 1 || 0);
  const change = (part: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries({ page: "1", ...part })) {
      if (value === all || (name === "page" && value === "1") || value === "open") next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  const { data, error, refetch } = useCases({
    closed,
    ...(reason !== all && { reason }),
    ...(account !== all && { account }),
    limit: pageSize,
    offset: page * pageSize,
  });
  const mayAct = useMayMoveMoney();
  const cases = data?.cases ?? [];
  const accounts = useAccountNames(cases);
  const count = data?.count ?? 0;
  const outages = closed ? [] : (data?.outages ?? []);
  const pageCount = Math.ceil(count / pageSize);
  const filtered = reason !== all || account !== all;
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <Heading>{t("cases.title")}</Heading>
        <Tabs value={closed ? "closed" : "open"} onValueChange={(view) => change({ view })}>
          <Tabs.List>
            <Tabs.Trigger value="open">{t("cases.open")}</Tabs.Trigger>
            <Tabs.Trigger value="closed">{t("cases.closed")}</Tabs.Trigger>
          </Tabs.List>
        </Tabs>
      </div>
      <div role="search" className="flex flex-wrap items-center gap-2 px-6 py-4">
        <div className="w-full sm:w-[320px]">
          <Choice
            size="small"
            label={t("cases.filters.reason")}
            value={reason}
            options={[
              { value: all, label: t("cases.filters.anyReason") },
              ...caseReasons.map((one) => ({ value: one, label: t(`cases.reasons.${one}`) })),
            ]}
            onChange={(chosen) => change({ reason: chosen })}
          />
        </div>
        {accounts.length > 1 && (
          <div className="min-w-[150px] flex-1 sm:max-w-[200px]">
            <Choice
              size="small"
              label={t("cases.filters.account")}
              value={account}
              options={[
                { value: all, label: t("cases.filters.anyAccount") },
                ...accounts.map((name) => ({ value: name, label: name })),
              ]}
              onChange={(chosen) => change({ account: chosen })}
            />
          </div>
        )}
      </div>
      {error !== null && (
        <div className="px-6 py-4">
          <Failure error={error} retry={() => void refetch()} />
        </div>
      )}
      {outages.map((outage) => (
        <OutageNotice key={outage.account} outage={outage} />
      ))}
      {!mayAct && !closed && cases.length > 0 && (
        <Text size="small" className="text-ui-fg-muted px-6 py-4">
          {t("cases.mayNot")}
        </Text>
      )}
      {data !== undefined && cases.length === 0 && (outages.length === 0 || filtered) && (
        <Nothing closed={closed} reset={filtered ? () => change({ reason: all, account: all }) : undefined} />
      )}
      {cases.length > 0 && (
        <ul aria-label={t("cases.title")} className="divide-y">
          {cases.map((about) => (
            <CaseCard key={about.id} about={about} mayAct={mayAct} />
          ))}
        </ul>
      )}
      {pageCount > 1 && (
        <Table.Pagination
          count={count}
          pageSize={pageSize}
          pageIndex={page}
          pageCount={pageCount}
          canPreviousPage={page > 0}
          canNextPage={page + 1 < pageCount}
          previousPage={() => change({ page: String(page) })}
          nextPage={() => change({ page: String(page + 2) })}
          translations={{ ...texts(t), results: "" }}
        />
      )}
    </Container>
  );
}

function texts(t: (key: string) => string) {
  return {
    of: t("cases.pages.of"),
    pages: t("cases.pages.pages"),
    prev: t("cases.pages.prev"),
    next: t("cases.pages.next"),
  };
}

/** `reset`: where it is the filters that leave nothing. */
function Nothing({ closed, reset }: { closed: boolean; reset: (() => void) | undefined }) {
  const { t } = useTranslation("assist");
  const key = closed ? "emptyClosed" : "empty";
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center">
      <Text weight="plus">{t(reset ? "cases.notFound" : `cases.${key}`)}</Text>
      {reset ? (
        <Button type="button" size="small" variant="secondary" className="mt-3" onClick={reset}>
          {t("cases.filters.reset")}
        </Button>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t(`cases.${key}Hint`)}
        </Text>
      )}
    </div>
  );
}
