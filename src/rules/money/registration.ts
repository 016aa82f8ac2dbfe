import {
  isOffered,
  mayBeOneStage,
  type GatewayOrder,
  type Money,
  type MoneyOperation,
  type OtherOperation,
  type PageMeans,
} from "../../gateway";

/** What was registered when the shopper was sent to the gateway; every later answer is held against it. */
export interface Registration {
  amount: Money;
  stages: "one" | "two";
  live: boolean;
  /** What the payment page was to offer; absent where that is not known. */
  offered?: readonly PageMeans[] | undefined;
}

type Decisive =
  | "billnumber"
  | "type"
  | "result"
  | "amount"
  | "responseCode"
  | "message"
  | "customerMessage"
  | "means"
  | "maskedCard";

/** The part of a gateway order that the position is computed from. */
export type PositionOrder = Pick<GatewayOrder, "billnumber" | "testMode" | "amount" | "state"> & {
  operations: (Pick<MoneyOperation, Decisive> | Pick<OtherOperation, Decisive>)[];
  /** States that were seen on the way: after a cancellation they alone tell whether money was held or taken. */
  seen?: { held: boolean; approved: boolean };
};

/** The same, with the operations that move money: no other one decides anything. */
export type MoneyOrder = Omit<PositionOrder, "operations"> & { operations: Pick<MoneyOperation, Decisive>[] };

/** What the form through the shopper's browser, or a bill, had asked for, and the gateway shows otherwise. */
export interface PaidOtherwise {
  /**
   * Held although it was registered to be taken at once, or the other way round: no check value covers Delay (protocol
   * §2.3). Absent where the money came as registered, and where the answers do not tell.
   */
  otherStage?: "held" | "taken";
  /** Means of payment, in the gateway's word, that the page was not to offer. */
  otherMeans?: string;
}

/** How the payment that carries the money came otherwise than it was registered. Pure. */
export function paidOtherwise(
  { stages, offered }: Pick<Registration, "stages" | "offered">,
  order: MoneyOrder,
): PaidOtherwise {
  const shown = shownStages(order);
  const payment = successfulPayment(order);
  const isOneStage = shown === "one" && isPaidAtOnce(order, offered);
  return {
    ...(shown && shown !== stages && !isOneStage ? { otherStage: shown === "two" ? "held" : "taken" } : {}),
    ...(payment && offered && !isOffered(payment, offered)
      ? { otherMeans: payment.means ?? payment.maskedCard ?? "" }
      : {}),
  };
}

const successfulPayment = ({ operations }: MoneyOrder) =>
  operations.find(({ type, result }) => type === "payment" && result === "success");

/** With two stages the page may also offer what takes the money at once (protocol §10). Pure. */
export function isPaidAtOnce(order: MoneyOrder, offered: Registration["offered"]): boolean {
  const payment = successfulPayment(order);
  return payment !== undefined && offered !== undefined && mayBeOneStage(payment, offered);
}

/** The stage that was seen; undefined where nothing was that tells it. Pure. */
export function shownStages({ state, seen, operations }: MoneyOrder): Registration["stages"] | undefined {
  const wasConfirmed = operations.some(
    ({ type, result, amount }) => type === "confirmation" && result === "success" && !amount.isZero,
  );
  if (wasConfirmed || state === "delayed" || state === "partial-delayed" || seen?.held) return "two";
  // A hold cannot be cancelled in part (protocol §7.2), so this money had been taken.
  if (state === "approved" || state === "partial-canceled" || seen?.approved) return "one";
  return undefined;
}
