import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refresh } from "../desk/queries";
import { act, read } from "../server";
import type { Case, Silence } from "./case";

const minute = 60_000;

export function useCases(query: Record<string, string | number | boolean>) {
  return useQuery({
    queryKey: ["assist", "attention", "list", query],
    queryFn: () => read<{ cases: Case[]; count: number; silences: Silence[] }>("attention", query),
    placeholderData: (previous) => previous,
    refetchInterval: minute,
  });
}

/** How many open cases and silent accounts there are; 0 until it is known. */
export function useCaseCount(): number {
  const { data } = useQuery({
    queryKey: ["assist", "attention", "count"],
    queryFn: () => read<{ count: number }>("attention/count"),
    refetchInterval: minute,
    retry: false,
  });
  return data?.count ?? 0;
}

/** Staff have dealt with what they saw. */
export function useSettle({ order_number: number, reason }: Case) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => act(`attention/${encodeURIComponent(number)}/settle`, { note, reason }),
    onSettled: () => refresh(client),
  });
}

export function useGiveBack({ order_number: number }: Case) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => act(`attention/${encodeURIComponent(number)}/return-money`),
    onSettled: () => refresh(client),
  });
}
