import { Money } from "../../gateway";
import type { Position } from "../money/position";
import type { MedusaFacts, PaymentFacts } from "./facts";
import type { Correction } from "./correction";

/**
 * A changed order keeps its hold, see platform/payments/obstacles.ts. Here its payment gets its collection back, and is made as large as
 * the order's need, so that no button takes more; what the platform has made to be paid instead asks for no more than the
 * hold does not cover.
 * `ended`: the platform's work on the change has ended. Done in the midst of it, the platform would void the hold after all.
 * Pure.
 */
export function keepHold(
  position: Position,
  { order }: MedusaFacts,
  payment: PaymentFacts,
  ended = false,
): Correction | undefined {
  if (position.state !== "held" || !order?.wants || order.canceled || payment.canceled) return undefined;
  const { needs, unused } = order.wants;
  const amount = needs.isZero ? position.held : position.held.min(needs);
  const rest = needs.isMoreThan(amount) ? needs.minus(amount) : Money.zero(amount.currency);
  const asked = unused.reduce((sum, collection) => sum.plus(collection.amount), Money.zero(amount.currency));
  const dropped = payment.collectionDropped;
  if (!dropped && !asked.isMoreThan(rest)) return undefined;
  const young = dropped?.lately === true || unused.some((collection) => collection.young);
  if (young && !ended) return { do: "wait" };
  return {
    do: "keep-hold",
    paymentId: payment.id,
    collectionId: payment.collectionId,
    amount: payment.amount.equals(amount) ? undefined : amount,
    rest,
    unused: unused.map(({ id }) => id),
  };
}
