import { isOffered } from "../../gateway";
import type { MoneyOrder, Registration } from "./registration";

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
  const payment = order.operations.find(({ type, result }) => type === "payment" && result === "success");
  return {
    ...(shown && shown !== stages ? { otherStage: shown === "two" ? "held" : "taken" } : {}),
    ...(payment && offered && !isOffered(payment, offered)
      ? { otherMeans: payment.means ?? payment.maskedCard ?? "" }
      : {}),
  };
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
