import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refresh } from "../desk/queries";
import { act, read } from "../server";
import type { Case, Silence } from "./case";

const minute = 60_000;

export function useCases(query: Record<string, string | number | boolean>) {
  return useQuery({
    queryKey: ["assist", "cases", "list", query],
    queryFn: () => read<{ cases: Case[]; count: number; silences: Silence[] }>("cases", query),
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
    mutationFn: (note: string) => act(`cases/${id}/close`, { note }),
    onSettled: () => refresh(client),
  });
}

export function useRefundCase({ id }: Case) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => act(`cases/${id}/refund`),
    onSettled: () => refresh(client),
  });
}
