import BigNumber from "bignumber.js";
import { Money } from "../../gateway";
import type { Position } from "./position";
import type { CommandRow } from "../../records/orders";

/** A capture or refund that the platform has already written down and now asks to carry out. */
export interface PlatformRow {
  /** Id of the capture or refund row. */
  reference: string;
  paymentId: string;
  /** Decimal text of the row's amount; it may have more decimals than the currency. */
  amount: string;
  /** Amounts of the payment's other rows of the same kind. */
  others: string[];
  /** Ids of those rows. */
  otherReferences: string[];
  /** True when the plugin itself made the row to record what the gateway already shows; such a row never sends a command. */
  recording: boolean;
}

export type Decision =
  | { do: "send"; amount: Money }
  /** The gateway has it already: only the record was missing. `command` is the one that turned out to have done it. */
  | { do: "nothing"; command?: CommandRow }
  /** `command`: an earlier one that the sentence tells about. */
  | { do: "refuse"; sentence: string; command?: CommandRow };

/**
 * Rounds running totals, not single amounts: parts of a total with more decimals than the currency
 * (28.2141 refunded in halves) then add up to exactly what was taken.
 */
function totals(row: PlatformRow, currency: string): { before: Money; after: Money } {
  const before = row.others.reduce((sum, amount) => sum.plus(amount), new BigNumber(0));
  return {
    before: Money.round(before.toFixed(), currency),
    after: Money.round(before.plus(row.amount).toFixed(), currency),
  };
}

const refuse = (sentence: string, command?: CommandRow): Decision => ({ do: "refuse", sentence, command });

const stillWorking =
  "Assist is still working on an operation of this payment. Nothing was sent now; try again in a few minutes.";

/** What a capture of the platform means at the gateway, which confirms a hold once, wholly or in part. Pure. */
export function decideCapture(position: Position, row: PlatformRow): Decision {
  const { before, after } = totals(row, position.captured.currency);
  const taken = position.captured;
  if (after.equals(before)) return refuse("The amount is less than the smallest unit of the currency.");
  if (taken.compare(after) >= 0) return { do: "nothing" };
  if (row.recording) return refuse(`Assist shows ${taken} as taken, not ${after}; nothing was recorded.`);
  if (position.pending) return refuse(stillWorking);
  if (taken.isLessThan(before)) {
    // Assist confirms a hold once; what another capture has asked for must not be spoilt by this one.
    if (!taken.isZero || !isFirst(row)) {
      return refuse(
        `Another capture of ${before} is not at Assist yet. Nothing was sent; look at the order again in a few minutes.`,
      );
    }
    return decideCapture(position, { ...row, others: [], otherReferences: [] });
  }
  if (taken.isMoreThan(before)) {
    return refuse(
      `Assist has already taken ${taken} and confirms a hold only once. Capture ${taken.minus(before)} instead.`,
    );
  }
  if (position.problems.length > 0)
    return refuse("The payment at Assist does not match the order; look at it before capturing.");
  if (position.state === "partly-captured" || position.state === "captured") {
    return refuse(
      `Assist confirms a hold only once, and ${taken} of it has been taken. The rest can no longer be captured.`,
    );
  }
  if (position.state !== "held")
    return refuse(`Nothing is held at Assist for this payment (it is ${inWords(position)}).`);
  const amount = after.minus(before);
  if (amount.isMoreThan(position.held)) return refuse(`Only ${position.held} is held at Assist.`);
  return { do: "send", amount };
}

/**
 * Of captures that are asked for at the same moment the one with the first id is sent: every process that sees both rows
 * says the same. One that does not see the other yet is kept from sending as well by the command log.
 */
function isFirst({ reference, otherReferences }: PlatformRow): boolean {
  return otherReferences.every((other) => reference < other);
}

/**
 * What a refund of the platform means at the gateway. `commands`: the order's command log; a refund there that the
 * platform no longer has a row for is one whose answer was lost, and asking for it again is the same refund. Pure.
 */
export function decideRefund(
  position: Position,
  row: PlatformRow,
  commands: readonly CommandRow[],
): Decision {
  const { before, after } = totals(row, position.refunded.currency);
  const given = position.refunded;
  if (after.equals(before)) return refuse("The amount is less than the smallest unit of the currency.");
  const amount = after.minus(before);
  if (row.recording) {
    return given.compare(after) >= 0
      ? { do: "nothing" }
      : refuse(`Assist shows ${given} as refunded, not ${after}; nothing was recorded.`);
  }
  const earlier = commands.find(
    (command) => isForgotten(command, row) && amount.equals(Money.parse(command.amount, command.currency)),
  );
  if (given.isMoreThan(before)) {
    if (earlier && given.compare(after) >= 0) return { do: "nothing", command: earlier };
    return refuse(
      `Assist has refunded ${given.minus(before)} that the shop has not recorded yet. It is being recorded; look at the order again in a minute before refunding more.`,
    );
  }
  if (position.pending) return refuse(stillWorking);
  if (position.problems.includes("paid-twice")) {
    return refuse(
      "Assist has two payments for this order. Refund the surplus one in Assist's personal account first.",
    );
  }
  if (earlier) {
    return refuse(
      `The earlier refund of ${amount} was carried out after all, and the order shows it. Ask again only if you want to refund ${amount} once more.`,
      earlier,
    );
  }
  const left = position.captured.minus(given);
  if (amount.isMoreThan(left)) return refuse(`Only ${left} is left to refund at Assist.`);
  return { do: "send", amount };
}

/** Of the platform's refund ids; what the plugin gave back by itself was asked for by no row. */
const refundRowPrefix = "ref_";

/** Carried out, but the platform dropped its row when the answer was lost, and nobody has been told yet. */
function isForgotten(command: CommandRow, row: PlatformRow): boolean {
  return (
    command.kind === "refund" &&
    command.state === "done" &&
    command.reference?.startsWith(refundRowPrefix) === true &&
    command.reference !== row.reference &&
    !row.otherReferences.includes(command.reference)
  );
}

/** What cancelling an uncaptured payment means at the gateway. Pure. */
export function decideVoid(position: Position): Decision {
  switch (position.state) {
    case "held":
      return position.pending ? refuse(stillWorking) : { do: "send", amount: position.held };
    case "not-started":
    case "declined":
    case "expired":
    case "released":
    case "refunded":
      return { do: "nothing" };
    case "in-process":
    case "unclear":
      return refuse(
        "Assist has not decided this payment yet, so there is nothing to release. It will be looked at again.",
      );
    case "captured":
    case "partly-captured":
    case "partly-refunded":
      return refuse(`Assist has already taken ${position.captured}. Refund it instead of cancelling.`);
  }
}

/** What giving back everything of a payment that fits no order means at the gateway. Pure. */
export function decideReversal(position: Position): Decision {
  if (position.pending) return refuse(stillWorking);
  if (!position.held.isZero) return { do: "send", amount: position.held };
  const left = position.captured.minus(position.refunded);
  return left.isZero ? { do: "nothing" } : { do: "send", amount: left };
}

function inWords(position: Position): string {
  return position.state.replaceAll("-", " ");
}
