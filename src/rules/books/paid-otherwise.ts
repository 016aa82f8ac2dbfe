import type { Money } from "../../gateway";
import type { Position } from "../money/position";
import type { MedusaFacts, PaymentFacts } from "./facts";
import { tell, type Correction } from "./correction";

/** The merchant asked for the money at once, and Assist holds it: it is confirmed for a live order. Pure. */
export function takeHoldAtOnce(
  position: Position,
  { order }: MedusaFacts,
  payment: PaymentFacts,
): Correction | undefined {
  if (position.otherStage !== "held" || position.state !== "held" || position.problems.length > 0)
    return undefined;
  if (!order || order.canceled || payment.canceled) return undefined;
  // A changed order may need less than is held, and its payment is no larger than that.
  return { do: "take-hold", paymentId: payment.id, held: position.held.min(payment.amount) };
}

/** The money is there and booked, and came otherwise than the checkout had asked for. Once some of it is back, staff have acted. Pure. */
export function tellOfPaidOtherwise(position: Position): Correction | undefined {
  const { otherStage, otherMeans, refunded } = position;
  if (!refunded.isZero) return undefined;
  if (otherStage === "taken" && !position.captured.isZero) {
    return tell(
      "taken-not-held",
      `${position.captured} was taken at once, although it was to be held until staff take it. Whoever pays can change the payment form on its way to Assist.`,
    );
  }
  const money: Money = position.captured.isZero ? position.held : position.captured;
  if (otherMeans === undefined || money.isZero) return undefined;
  return tell(
    "other-means",
    `${money} was paid by ${otherMeans || "?"}, which the payment page was not to offer. Whoever pays can change the payment form on its way to Assist.`,
  );
}
