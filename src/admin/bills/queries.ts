import { useMutation, useQuery, useQueryClient, type UseMutationOptions } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { BillDTO, BillListResponse, BillProposalDTO, BillResponse } from "../../contract/bills";
import type { RightsDTO } from "../../contract/rights";
import type { SettingsDTO } from "../../contract/settings";
import { send, read } from "../server";
import { isOpen } from "./bill";
import type { WishBody } from "./bill-wish";

/** Milliseconds between two looks at what may change by itself; the browser looks only while the page is visible. */
const pace = 4000;

const keys = {
  all: ["assist", "bills"] as const,
  ofOrder: (orderId: string) => ["assist", "bills", "order", orderId] as const,
  proposal: (orderId: string) => ["assist", "bills", "proposal", orderId] as const,
  list: (query: object) => ["assist", "bills", "list", query] as const,
};

/** Milliseconds for which somebody who was about to pay may still finish. */
const afterEnd = 15 * 60_000;

/** Open ones change by themselves, and those that ended just now while their customer was paying. */
function mayChange(bill: BillDTO): boolean {
  if (isOpen(bill)) return true;
  const ended = bill.ended_at === null ? 0 : new Date(bill.ended_at).getTime();
  return ["revoked", "expired"].includes(bill.state) && Date.now() - ended < afterEnd;
}

/** The newest bills of an order. Asks again by itself while one is open, and has the order's page follow what happens. */
export function useBillsOfOrder(orderId: string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keys.ofOrder(orderId),
    queryFn: () => read<BillListResponse>("bills", { order_id: orderId, limit: 50 }),
    refetchInterval: ({ state }) => (state.data?.bills.some(mayChange) ? pace : false),
  });
  const states = query.data?.bills.map(({ id, state }) => `${id} ${state}`).join();
  const before = useRef(states);
  useEffect(() => {
    if (before.current !== undefined && before.current !== states) void refreshOrder(client, orderId);
    before.current = states;
  }, [client, orderId, states]);
  return query;
}

/** What may be billed now. `changed` is anything that changes with the order. */
export function useProposal(orderId: string, changed: string) {
  return useQuery({
    queryKey: [...keys.proposal(orderId), changed],
    queryFn: () => read<BillProposalDTO>("bills/proposal", { order_id: orderId }),
    // Until the changed order's is there; a box that goes and comes back would make the page jump.
    placeholderData: (before) => (before?.order_id === orderId ? before : undefined),
  });
}

export function useBillList(query: Record<string, string | number | undefined>) {
  return useQuery({
    queryKey: keys.list(query),
    queryFn: () => read<BillListResponse>("bills", query),
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (state.data?.bills.some(isOpen) ? pace * 2 : false),
  });
}

/** Names of the accounts to choose from: the settings', and those of what is listed, whose account may be gone. */
export function useAccountNames(listed: readonly { account: string }[]): string[] {
  const { data } = useQuery({
    queryKey: ["assist", "settings", "account-names"],
    queryFn: () => read<SettingsDTO>("settings"),
    staleTime: 60_000,
    retry: false,
  });
  const names = [...(data?.accounts ?? []).map(({ name }) => name), ...listed.map(({ account }) => account)];
  return [...new Set(names)].sort();
}

/** What staff may do with money and settings. Until it is known nothing is hidden: the server is the one who refuses. */
export function useMayMoveMoney(): boolean {
  const { data } = useQuery({
    queryKey: ["assist", "rights"],
    queryFn: () => read<RightsDTO>("rights"),
    staleTime: 60_000,
  });
  return data?.move_money ?? true;
}

type BillAction = "check" | "revoke" | "resend";

export function useBillAction(bill: BillDTO, action: BillAction, options: ActionOptions = {}) {
  return useBillMutation(bill.order_id, () => send<BillResponse>(`bills/${bill.id}/${action}`), options);
}

export function useMakeBill(orderId: string, options: ActionOptions<WishBody> = {}) {
  return useBillMutation(
    orderId,
    (wish: WishBody) => send<BillResponse>("bills", { ...wish, order_id: orderId }),
    options,
  );
}

type ActionOptions<Wish = void> = Pick<
  UseMutationOptions<BillResponse, Error, Wish>,
  "onSuccess" | "onError"
>;

/** Whatever came of it, what is shown is asked for anew: a lost answer may have done its work. */
function useBillMutation<Wish>(
  orderId: string,
  mutationFn: (wish: Wish) => Promise<BillResponse>,
  options: ActionOptions<Wish>,
) {
  const client = useQueryClient();
  return useMutation({
    ...options,
    mutationFn,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.all });
      await refreshOrder(client, orderId);
    },
  });
}

/** The dashboard's own queries, by its keys: the order's page shows what the bill has changed. */
async function refreshOrder(client: ReturnType<typeof useQueryClient>, orderId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: keys.proposal(orderId) }),
    client.invalidateQueries({ queryKey: ["orders"] }),
    client.invalidateQueries({ queryKey: ["draft-orders"] }),
  ]);
}
