import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refresh } from "../order-payments/queries";
import { send, read } from "../server";
import type { Case, Outage } from "./case";

const minute = 60_000;

export function useCases(query: Record<string, string | number | boolean>) {
  return useQuery({
    queryKey: ["assist", "cases", "list", query],
    queryFn: () => read<{ cases: Case[]; count: number; outages: Outage[] }>("cases", query),
    placeholderData: (previous) => previous,
    refetchInterval: minute,
  });
}

/** How many open cases and silent accounts there are; 0 until it is known. */
export function useCaseCount(): number {
  const { data } = useQuery({
    queryKey: ["assist", "cases", "count"],
    queryFn: () => read<{ count: number }>("cases/count"),
    refetchInterval: minute,
    retry: false,
  });
  return data?.count ?? 0;
}

/** Staff have dealt with it. */
export function useCloseCase({ id }: Case) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => send(`cases/${id}/close`, { note }),
    onSettled: () => refresh(client),
  });
}

export function useRefundCase({ id }: Case) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send(`cases/${id}/refund`),
    onSettled: () => refresh(client),
  });
}
