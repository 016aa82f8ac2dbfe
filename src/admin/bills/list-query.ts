import type { DataTableSortingState } from "@medusajs/ui";
import { useCallback, useRef } from "react";
import { useSearchParams } from "react-router-dom";

export const pageSize = 20;

/** What the list shows; it lives in the page's address, so that it survives a reload and can be handed on. */
export interface ListQuery {
  q: string;
  state: string;
  account: string;
  /** As the server takes it: a column, with a minus in front for the last first. */
  order: string;
  page: number;
}

const standard: ListQuery = { q: "", state: "", account: "", order: "-created_at", page: 0 };

export function useListQuery(): [ListQuery, (part: Partial<ListQuery>) => void] {
  const [params, setParams] = useSearchParams();
  // What was typed a moment ago is searched for in the list as it is by then.
  const latest = useRef({ params, setParams });
  latest.current = { params, setParams };
  const page = Number.parseInt(params.get("page") ?? "1", 10) - 1;
  const query: ListQuery = {
    q: params.get("q") ?? standard.q,
    state: params.get("state") ?? standard.state,
    account: params.get("account") ?? standard.account,
    order: params.get("order") ?? standard.order,
    page: page > 0 ? page : 0,
  };
  const change = useCallback((part: Partial<ListQuery>) => {
    const next = new URLSearchParams(latest.current.params);
    // Whatever else changes, the pages are others.
    for (const [name, value] of Object.entries({ page: 0, ...part })) {
      const text = name === "page" ? String(Number(value) + 1) : String(value);
      if (text === "" || text === (name === "page" ? "1" : standard.order)) next.delete(name);
      else next.set(name, text);
    }
    latest.current.setParams(next, { replace: true });
  }, []);
  return [query, change];
}

/** As the server takes it, without the page: also what is exported. */
export function filterOf({ q, state, account, order }: ListQuery): Record<string, string> {
  const filled = Object.entries({ q: q.trim().slice(0, 100), state, account, order });
  return Object.fromEntries(filled.filter(([, value]) => value !== ""));
}

export function sortingOf(order: string): DataTableSortingState {
  return { id: order.replace(/^-/, ""), desc: order.startsWith("-") };
}

/** `sorting`: absent when the kit would sort by no column any more; then the other way round is meant. */
export function orderOf(sorting: DataTableSortingState | undefined, before: string): string {
  const { id, desc } = sorting ?? sortingOf(before.startsWith("-") ? before.slice(1) : `-${before}`);
  return `${desc ? "-" : ""}${id}`;
}
