import type { Money } from "../../gateway";
import type { Position } from "../money/position";
import type { CommandFacts, Correction } from "./correction";

/** Money that is left for an order that is canceled; with what the command that should have moved it was told. Pure. */
export function forCanceledOrder(position: Position, money: Money, commandFacts?: CommandFacts): Correction {
  const isHeld = position.captured.isZero;
  const sentence = isHeld
    ? `The order is canceled, but Assist still holds ${money} for it.`
    : `The order is canceled, but ${money} that was paid for it has not been refunded.`;
  return {
    do: "tell-staff",
    reason: isHeld ? "held-for-canceled-order" : "paid-for-canceled-order",
    sentence: commandFacts?.refusal === undefined ? sentence : `${sentence} ${commandFacts.refusal}`,
    policy: "canceledOrder",
  };
}
