import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  CaseClosedResponse,
  CaseCountResponse,
  CaseDTO,
  CaseListResponse,
  CaseRefundResponse,
} from "../../contract/cases";
import { refresh } from "../order-payments/queries";
import { send, read } from "../server";

const minute = 60_000;

export function useCases(query: Record<string, string | number | boolean>) {
  return useQuery({
    queryKey: ["assist", "cases", "list", query],
    queryFn: () => read<CaseListResponse>("cases", query),
    placeholderData: (previous) => previous,
    refetchInterval: minute,
  });
}

/** How many open cases and silent accounts there are; 0 until it is known. */
export function useCaseCount(): number {
  const { data } = useQuery({
    queryKey: ["assist", "cases", "count"],
    queryFn: () => read<CaseCountResponse>("cases/count"),
    refetchInterval: minute,
    retry: false,
  });
  return data?.count ?? 0;
}

/** Staff have dealt with it. */
export function useCloseCase({ id }: CaseDTO) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => send<CaseClosedResponse>(`cases/${id}/close`, { note }),
    onSettled: () => refresh(client),
  });
}

export function useRefundCase({ id }: CaseDTO) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send<CaseRefundResponse>(`cases/${id}/refund`),
    onSettled: () => refresh(client),
  });
}
