import type { Position } from "../money/position";
import type { MedusaFacts } from "./facts";

/** What a shopper is told. "paid" needs both: the gateway has the money, and the shop has the order. */
export interface ReconciliationOutcome {
  payment: "paid" | "pending" | "failed";
  reason?: "declined" | "expired" | "canceled";
  order_id?: string;
  cart_id?: string;
}

/** `cartId`: the cart that was being paid for, should its session be gone. */
export function outcomeOf(
  position: Position,
  facts: MedusaFacts,
  cartId: string | null,
): ReconciliationOutcome {
  const place = { order_id: facts.order?.id, cart_id: facts.cart?.id ?? cartId ?? undefined };
  switch (position.state) {
    case "declined":
    case "expired":
      return { payment: "failed", reason: position.state, ...place };
    case "released":
    case "refunded":
      return { payment: "failed", reason: "canceled", ...place };
    case "held":
    case "captured":
    case "partly-captured":
    case "partly-refunded":
      return { payment: facts.order && facts.payment ? "paid" : "pending", ...place };
    case "not-started":
    case "in-process":
    case "unclear":
      return { payment: "pending", ...place };
  }
}
