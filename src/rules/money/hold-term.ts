import type { Position } from "./position";
import type { OperationRow } from "../../records/orders";

const day = 24 * 60 * 60_000;

/** How long a hold lasts. */
export interface HoldTerm {
  /** From then on the bank may let it go. */
  ends: Date;
  /** Staff should take it or let it go now. */
  ending: boolean;
}

/**
 * When the bank may let go what is held; undefined when nothing is. By the gateway's time of the payment, and no later than
 * it was first seen: no clock can put that off. `holdDays`: of the account. Pure.
 */
export function holdTerm(
  { state, billnumber }: Pick<Position, "state" | "billnumber">,
  operations: readonly OperationRow[],
  holdDays: number,
  now: Date,
): HoldTerm | undefined {
  if (state !== "held" || billnumber === undefined) return undefined;
  const payment = operations.find(
    (operation) =>
      operation.type === "payment" &&
      operation.result === "success" &&
      operation.billnumber.startsWith(`${billnumber}.`),
  );
  if (!payment) return undefined;
  const seen = payment.created_at.getTime();
  const began = Math.min(payment.operated_at?.getTime() ?? seen, seen);
  const ends = began + holdDays * day;
  return { ends: new Date(ends), ending: now.getTime() >= ends - warningTime(holdDays) };
}

/** A day before; of a hold that lasts but a day or two, in the second half of it. */
function warningTime(holdDays: number): number {
  return Math.min(day, (holdDays * day) / 2);
}
