import { Input } from "@medusajs/ui";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "../parts/choice";
import { billStates } from "./bill";
import type { ListQuery } from "./list-query";

/** Milliseconds after the last key until the list is asked for. */
const pause = 300;
const all = "all";

interface BillFiltersProps {
  /** Names of the accounts that there is a choice of. */
  accounts: readonly string[];
  query: ListQuery;
  change: (part: Partial<ListQuery>) => void;
}

export function BillFilters({ accounts, query, change }: BillFiltersProps) {
  const { t } = useTranslation("assist");
  const [typed, setTyped] = useState(query.q);
  /** What the list was asked for last; when that arrives, more may have been typed, which must stay. */
  const asked = useRef(query.q);
  useEffect(() => {
    if (query.q === asked.current) return;
    asked.current = query.q;
    setTyped(query.q);
  }, [query.q]);
  useEffect(() => {
    if (typed === query.q) return undefined;
    const timer = setTimeout(() => {
      asked.current = typed;
      change({ q: typed });
    }, pause);
    return () => clearTimeout(timer);
  }, [change, query.q, typed]);

  const states = ["any-open", "any-closed", ...billStates] as const;
  const names = { "any-open": t("bills.list.anyOpen"), "any-closed": t("bills.list.anyClosed") };
  return (
    <div role="search" className="flex flex-wrap items-center gap-2 px-6 py-4">
      <div className="w-full sm:w-[320px]">
        <Input
          type="search"
          size="small"
          value={typed}
          maxLength={100}
          aria-label={t("bills.list.search")}
          placeholder={t("bills.list.search")}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <div className="min-w-[150px] flex-1 sm:max-w-[200px]">
        <Choice
          size="small"
          label={t("bills.list.state")}
          value={query.state === "" ? all : query.state}
          options={[
            { value: all, label: t("bills.list.anyState") },
            ...states.map((state) => ({
              value: state,
              label:
                state === "any-open" || state === "any-closed" ? names[state] : t(`bills.states.${state}`),
            })),
          ]}
          onChange={(state) => change({ state: state === all ? "" : state })}
        />
      </div>
      {accounts.length > 1 && (
        <div className="min-w-[150px] flex-1 sm:max-w-[200px]">
          <Choice
            size="small"
            label={t("bills.list.account")}
            value={query.account === "" ? all : query.account}
            options={[
              { value: all, label: t("bills.list.anyAccount") },
              ...accounts.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(account) => change({ account: account === all ? "" : account })}
          />
        </div>
      )}
    </div>
  );
}
