import { useCallback } from "react";
import { useSearchParams } from "react-router-dom";

export const pageSize = 20;

/** What the list shows; it lives in the page's address, so that it survives a reload and can be handed on. */
export interface ListQuery {
  q: string;
  state: string;
  account: string;
  /** A column, with a minus in front for the last first. */
  order: string;
  page: number;
}

const standard: ListQuery = { q: "", state: "", account: "", order: "-created_at", page: 0 };

export function useListQuery(): [ListQuery, (part: Partial<ListQuery>) => void] {
  const [params, setParams] = useSearchParams();
  const page = Number.parseInt(params.get("page") ?? "1", 10) - 1;
  const query: ListQuery = {
    q: params.get("q") ?? standard.q,
    state: params.get("state") ?? standard.state,
    account: params.get("account") ?? standard.account,
    order: params.get("order") ?? standard.order,
    page: page > 0 ? page : 0,
  };
  const change = useCallback(
    (part: Partial<ListQuery>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          // Whatever else changes, the pages are others.
          for (const [name, value] of Object.entries({ page: 0, ...part })) {
            const text = name === "page" ? String(Number(value) + 1) : String(value);
            if (text === "" || text === (name === "page" ? "1" : standard.order)) next.delete(name);
            else next.set(name, text);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [query, change];
}

/** As the server takes it, without the page: also what is exported. */
export function filterOf({ q, state, account, order }: ListQuery): Record<string, string> {
  const filled = Object.entries({ q: q.trim().slice(0, 100), state, account, order });
  return Object.fromEntries(filled.filter(([, value]) => value !== ""));
}

export function isFiltered({ q, state, account }: ListQuery): boolean {
  return q.trim() !== "" || state !== "" || account !== "";
}
