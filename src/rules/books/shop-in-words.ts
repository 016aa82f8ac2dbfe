import type { MedusaFacts } from "./facts";

/** The shop's side of a case for staff, the same words as long as it stays the same. Not shown to anybody. Pure. */
export function shopInWords({ payment, order, cartsOrderId, session }: MedusaFacts): string {
  const canceled = (what: { canceled: boolean }): string => (what.canceled ? " canceled" : "");
  return [
    payment
      ? `${payment.id} ${payment.captured.amount}/${payment.refunded.amount}${canceled(payment)}`
      : "no payment",
    order ? `${order.id}${canceled(order)}` : (cartsOrderId ?? "no order"),
    session?.isTheCartsChoice ? "chosen" : "not chosen",
  ].join(", ");
}
