import {
  movesMoney,
  Money,
  parseBillnumber,
  type MoneyOperation,
  type OperationType,
  type OrderState,
} from "../../gateway";
import type { PositionState } from "../../records/orders";
import {
  isPaidAtOnce,
  paidOtherwise,
  shownStages,
  type MoneyOrder,
  type PaidOtherwise,
  type PositionOrder,
  type Registration,
} from "./registration";

/** Why a payment that the gateway calls good must not be taken for this order. */
export type PositionProblem = "amount-differs" | "test-flag-differs" | "paid-twice";

export interface Position extends PaidOtherwise {
  state: PositionState;
  /** Bare billnumber of the attempt that carries the money; of the newest attempt when none does. */
  billnumber?: string;
  /** Held and chargeable now. */
  held: Money;
  /** What a partial confirmation left of the hold: it can no longer be charged, only released (protocol §15 #17). */
  rest: Money;
  /** Taken in total, before returns. */
  captured: Money;
  /** Given back in total. */
  refunded: Money;
  problems: PositionProblem[];
  /** The gateway has not finished a confirmation or cancellation, so the amounts may be about to change. */
  pending: boolean;
  /** The gateway's reason, when the newest attempt was declined. */
  decline?: { code: string; message?: string };
}

/** How far a gateway order has come. A merge of two answers keeps the further one, so nothing moves backwards. */
const progress: Record<OrderState, number> = {
  unknown: 0,
  "in-process": 1,
  declined: 2,
  timeout: 2,
  delayed: 3,
  "partial-delayed": 4,
  approved: 4,
  "partial-canceled": 5,
  canceled: 6,
};

/** The further of two states of one gateway order (protocol §8.1). */
export function furtherState(known: OrderState, received: OrderState): OrderState {
  return progress[received] > progress[known] ? received : known;
}

/** Operations that moved nothing yet may still change; a final one never does. */
export function isFinal(result: MoneyOperation["result"]): boolean {
  return result === "success" || result === "declined";
}

interface Sums {
  order: MoneyOrder;
  paid: Money;
  confirmed: Money;
  cancelled: Money;
}

/**
 * Computes where an order stands from everything the gateway ever reported under its number:
 * a retried payment has several gateway orders (protocol §3.3), oldest first. Pure; never throws.
 */
export function computePosition(registration: Registration, reported: readonly PositionOrder[]): Position {
  const orders = reported.map((order): MoneyOrder => ({
    ...order,
    operations: order.operations.filter(movesMoney),
  }));
  const nothing = Money.zero(registration.amount.currency);
  const idle = {
    held: nothing,
    rest: nothing,
    captured: nothing,
    refunded: nothing,
    problems: [],
    pending: false,
  };
  const newest = orders.at(-1);
  if (!newest) return { ...idle, state: "not-started" };

  const paid = orders
    .map((order) => sumUp(order, nothing))
    .filter((sums) => sums && carriesMoney(sums)) as Sums[];
  const carrier = paid.find((sums) => sums.order.state !== "canceled") ?? paid.at(-1);
  if (carrier) {
    return {
      ...paidPosition(registration, carrier, nothing),
      ...paidOtherwise(registration, carrier.order),
      problems: problemsOf(registration, carrier, paid),
      pending: hasPending(carrier.order),
    };
  }

  const billnumber = newest.billnumber;
  if (orders.some(contradictsItself)) return { ...idle, state: "unclear", billnumber };
  if (orders.some(isUndecided)) return { ...idle, state: "in-process", billnumber };
  // A payment page that was opened and left stays "In Process" until its time runs out (protocol §8.1).
  if (newest.state === "in-process") return { ...idle, state: "not-started", billnumber };
  if (newest.state === "timeout") return { ...idle, state: "expired", billnumber };
  return { ...idle, state: "declined", billnumber, decline: declineOf(newest) };
}

function sumUp(order: MoneyOrder, nothing: Money): Sums | undefined {
  const done = order.operations.filter(({ result }) => result === "success");
  const sum = (type: MoneyOperation["type"]): Money =>
    done
      .filter((operation) => operation.type === type)
      .reduce((total, operation) => total.plus(operation.amount), nothing);
  const currencies = [order.amount, ...done.map((operation) => operation.amount)];
  // What was paid with points may be reported in another currency (protocol §6.2); such an order is for a person to judge.
  if (currencies.some((amount) => amount.currency !== nothing.currency)) return undefined;
  return { order, paid: sum("payment"), confirmed: sum("confirmation"), cancelled: sum("cancellation") };
}

/** Whether the state says that money is or was held or taken. */
export function claimsMoney(state: OrderState): boolean {
  return progress[state] >= progress.delayed;
}

/** Paid only when the order's state and a successful payment operation agree. */
function carriesMoney(sums: Sums): boolean {
  return claimsMoney(sums.order.state) && !sums.paid.isZero;
}

/** Submitted, and neither the bank nor the gateway has decided; or the bank has, and the order's state does not say so yet. */
function isUndecided(order: MoneyOrder): boolean {
  if (order.state === "unknown") return true;
  return (
    order.state === "in-process" &&
    order.operations.some(({ type, result }) => type === "payment" && result !== "declined")
  );
}

/** Money by the state but not by the operations, or the other way round. */
function contradictsItself(order: MoneyOrder): boolean {
  if (order.state === "in-process") return false;
  const succeeded = order.operations.some(
    (operation) => operation.type === "payment" && operation.result === "success",
  );
  return claimsMoney(order.state) || succeeded;
}

function paidPosition(
  registration: Registration,
  sums: Sums,
  nothing: Money,
): Omit<Position, "problems" | "pending"> {
  const { order, paid, confirmed, cancelled } = sums;
  const billnumber = order.billnumber;
  const none = { billnumber, held: nothing, rest: nothing, captured: nothing, refunded: nothing };
  // What was seen tells the stage; the registration decides only where nothing was.
  const registered = isPaidAtOnce(order, registration.offered) ? "one" : registration.stages;
  const wasHeld = (shownStages(order) ?? registered) === "two";
  if (wasHeld && confirmed.isZero) {
    if (order.state === "delayed") return { ...none, state: "held", held: paid };
    return { ...none, state: order.state === "canceled" ? "released" : "unclear" };
  }
  const captured = wasHeld ? confirmed : paid;
  const unconfirmed = wasHeld && confirmed.isLessThan(paid) ? paid.minus(confirmed) : nothing;
  // "Canceled" means the whole of it came back (protocol §8.1), also when a cancellation covers a released rest of the hold.
  if (order.state === "canceled") return { ...none, state: "refunded", captured, refunded: captured };
  // While the order is still "PartialDelayed", what was cancelled is the rest of the hold and not what was taken.
  const released = order.state === "partial-delayed" ? cancelled.min(unconfirmed) : nothing;
  const refunded = cancelled.minus(released).min(captured);
  const rest = unconfirmed.minus(released);
  return { ...none, state: capturedState(captured, refunded, paid), captured, refunded, rest };
}

function capturedState(captured: Money, refunded: Money, paid: Money): PositionState {
  if (refunded.equals(captured)) return "refunded";
  if (!refunded.isZero) return "partly-refunded";
  return captured.isLessThan(paid) ? "partly-captured" : "captured";
}

function hasPending({ operations }: MoneyOrder): boolean {
  return operations.some((operation) => isAwaited(operation, operations));
}

/**
 * Whether a confirmation or cancellation may be about to change the amounts. One of which the gateway says no more than
 * that it does not know its end is not waited for once a later operation of the same billnumber has succeeded: its
 * amount counts when the gateway says after all that it was carried out. A later one that was declined proves nothing; it
 * may have been for the very reason that the earlier is still at work [guess: the protocol does not say]. Pure.
 */
export function isAwaited(
  { billnumber, type, result }: { billnumber: string; type: OperationType; result: MoneyOperation["result"] },
  operations: readonly { billnumber: string; type: OperationType; result: MoneyOperation["result"] }[],
): boolean {
  if ((type !== "confirmation" && type !== "cancellation") || isFinal(result)) return false;
  if (result === "pending") return true;
  const own = parseBillnumber(billnumber);
  return !operations.some((other) => {
    const later = parseBillnumber(other.billnumber);
    return (
      movesMoney(other) &&
      other.result === "success" &&
      later?.bare === own?.bare &&
      (later?.operation ?? 0) > (own?.operation ?? Infinity)
    );
  });
}

function problemsOf(registration: Registration, carrier: Sums, paid: Sums[]): PositionProblem[] {
  const problems: PositionProblem[] = [];
  if (!carrier.order.amount.equals(registration.amount) || !carrier.paid.equals(registration.amount))
    problems.push("amount-differs");

  if (carrier.order.testMode !== !registration.live) problems.push("test-flag-differs");
  if (paid.filter((sums) => sums.order.state !== "canceled").length > 1) problems.push("paid-twice");
  return problems;
}

function declineOf(order: MoneyOrder): Position["decline"] {
  const refused = order.operations.filter((operation) => operation.result === "declined").at(-1);
  return refused && { code: refused.responseCode, message: refused.customerMessage ?? refused.message };
}
