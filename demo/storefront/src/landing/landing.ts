export type FailureReason = "declined" | "expired" | "canceled";

export type Landing =
  | { outcome: "paid"; orderId: string }
  | { outcome: "pending"; orderId: string }
  | { outcome: "pending"; cartId: string }
  | { outcome: "failed"; reason: FailureReason | undefined; orderId?: string; cartId?: string }
  | { outcome: "unknown" };

const reasons: FailureReason[] = ["declined", "expired", "canceled"];

/**
 * Reads what the plugin put into the return address. Anybody can write such an address, so it only says what to ask the
 * backend about; an id that does not look like the platform's is not sent anywhere.
 */
export function parseLanding(query: URLSearchParams): Landing {
  const orderId = identifier(query.get("order_id"), "order_");
  const cartId = identifier(query.get("cart_id"), "cart_");
  switch (query.get("assist")) {
    case "paid":
      return orderId ? { outcome: "paid", orderId } : { outcome: "unknown" };
    case "pending":
      if (orderId) return { outcome: "pending", orderId };
      return cartId ? { outcome: "pending", cartId } : { outcome: "unknown" };
    case "failed":
      return {
        outcome: "failed",
        reason: reasons.find((reason) => reason === query.get("reason")),
        ...(orderId ? { orderId } : {}),
        ...(cartId ? { cartId } : {}),
      };
    default:
      return { outcome: "unknown" };
  }
}

function identifier(value: string | null, prefix: string): string | undefined {
  return value?.startsWith(prefix) && /^[A-Za-z0-9_]{1,64}$/.test(value) ? value : undefined;
}
