import type { Money } from "../../gateway";
import type { Position } from "../money/position";
import type { JournalFacts, Move } from "./move";

/** Money that is left for an order that is canceled; with what the command that should have moved it was told. Pure. */
export function forCanceledOrder(position: Position, money: Money, journal?: JournalFacts): Move {
  const isHeld = position.captured.isZero;
  const sentence = isHeld
    ? `The order is canceled, but Assist still holds ${money} for it.`
    : `The order is canceled, but ${money} that was paid for it has not been returned.`;
  return {
    do: "tell-staff",
    reason: isHeld ? "held-for-canceled-order" : "paid-for-canceled-order",
    sentence: journal?.refusal === undefined ? sentence : `${sentence} ${journal.refusal}`,
    policy: "canceledOrder",
  };
}
