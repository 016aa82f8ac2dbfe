import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { StaffOperationKind, OrderPaymentsDTO, StaffOperationResponse } from "../../contract/payments";
import type { OrderCheckResponse } from "../../contract/orders";
import { send, read } from "../server";

/** Milliseconds between two looks while something is under way; the browser looks only while the page is visible. */
const pace = 5000;

/** Everything of an order at Assist. `changed` is anything that changes with the order. */
export function useOrderPayments(orderId: string, changed: string) {
  return useQuery({
    queryKey: ["assist", "payments", orderId, changed],
    queryFn: () => read<OrderPaymentsDTO>("orders", { order_id: orderId }),
    placeholderData: (previous) => (previous?.order.id === orderId ? previous : undefined),
    refetchInterval: ({ state }) =>
      state.data?.payments.some(({ agreement }) => agreement === "pending") ? pace : false,
  });
}

export interface MoneyWish {
  kind: StaffOperationKind;
  paymentId: string;
  amount?: string;
  note?: string;
  /** The same again when the answer was lost: then it is the same request. */
  requestKey: string;
}

interface Options {
  onSuccess?: () => void;
}

export function useMoneyOperation({ onSuccess }: Options = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, paymentId, requestKey, ...details }: MoneyWish) =>
      send<StaffOperationResponse>(`payments/${paymentId}/${kind}`, { ...details, request_key: requestKey }),
    ...(onSuccess && { onSuccess }),
    // Kept for a network that comes back, it would be sent when nobody expects it any more.
    networkMode: "always",
    // Whatever came of it: a lost answer may have done its work.
    onSettled: () => void refresh(client),
  });
}

/** Asks Assist now. */
export function useCheck({ onSuccess }: Options = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (orderNumber: string) =>
      send<OrderCheckResponse>(`orders/${encodeURIComponent(orderNumber)}/check`),
    ...(onSuccess && { onSuccess }),
    onSettled: () => refresh(client),
  });
}

/** What the plugin shows, and the dashboard's own page of the order with its payments. */
export async function refresh(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["assist"] }),
    client.invalidateQueries({ queryKey: ["orders"] }),
    client.invalidateQueries({ queryKey: ["payment"] }),
  ]);
}
