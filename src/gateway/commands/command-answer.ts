import { AnswerError } from "../wire/answer-error";
import { readAnswerSignature } from "../signing/answer-signature";
import { bareBillnumber } from "../values/billnumber";
import { verdictOfResponseCode } from "../wire/code-outcome";
import type { Money } from "../values/money";
import type { CommandAnswer, MoneyOperation, OrderState } from "../orders/order";
import { parseOrderState } from "../orders/order-state-text";
import { done, type Outcome } from "../wire/outcome";

/** What a money command asked for; its answer must say the same. */
export type AskedCommand = {
  orderNumber: string;
  /** Absent: the whole amount. */
  amount?: Money | undefined;
} & (
  | {
      type: "confirmation" | "cancellation";
      /** Of the order, plain or extended. */
      billnumber: string;
    }
  | {
      /** Of a subscription: Assist makes a new order for it. */
      type: "payment";
      firstBillnumber: string;
    }
);

/** What the gateway says it did. */
export interface ReportedCommand {
  billnumber: string;
  orderNumber: string;
  stateText: string;
  orderAmount: Money;
  /** The operations of this command. */
  operations: MoneyOperation[];
  /** The OpenPGP container, perhaps empty. */
  signature: string;
}

/** The states that a successful command leaves behind (protocol §7.1, §7.2, §11). */
const statesAfter: Readonly<Record<AskedCommand["type"], readonly OrderState[]>> = {
  confirmation: ["approved", "partial-delayed"],
  cancellation: ["canceled", "partial-canceled"],
  payment: ["approved", "delayed"],
};

/**
 * Decides whether a command is done. Everything must agree: the order, the operation's kind, its response code, the
 * amount, the state. Any contradiction is an unknown outcome: the money may have moved.
 *
 * @throws AnswerError when the answer contradicts the question or itself
 */
export function judgeCommand(asked: AskedCommand, reported: ReportedCommand): Outcome<CommandAnswer> {
  requireSameOrder(asked, reported);
  requireSignedTextToAgree(reported);
  for (const operation of reported.operations) {
    const verdict = verdictOfResponseCode(operation.responseCode);
    if (verdict !== "success") {
      // One refused operation among successful ones: part of the money may have moved.
      return reported.operations.length === 1 ? verdict : contradiction("its operations ended differently");
    }
    if (operation.type !== asked.type) return contradiction("the operation is of another kind");
  }
  const amount = totalOf(reported.operations);
  if (asked.amount && !isSame(amount, asked.amount)) return contradiction("the amount differs");

  if (
    amount.isZero ||
    (amount.currency === reported.orderAmount.currency && amount.isMoreThan(reported.orderAmount))
  )
    return contradiction("the amount is impossible");

  const state = parseOrderState(reported.stateText);
  if (!statesAfter[asked.type].includes(state)) return contradiction("the order's state does not fit");

  const billnumber = bareBillnumber(reported.billnumber);
  return done({ billnumber, orderNumber: asked.orderNumber, operations: reported.operations, state, amount });
}

function requireSameOrder(asked: AskedCommand, reported: ReportedCommand): void {
  const bare = bareBillnumber(reported.billnumber);
  const isAsked =
    asked.type === "payment"
      ? bare !== bareBillnumber(asked.firstBillnumber)
      : bare === bareBillnumber(asked.billnumber);
  const isOne = reported.operations.every((operation) => bareBillnumber(operation.billnumber) === bare);
  if (reported.orderNumber !== asked.orderNumber || !isAsked || !isOne)
    contradiction("it is about another order");
}

/**
 * The signed text cannot be verified without Assist's public key, but an answer that differs from it has been changed
 * or mixed up (protocol §2.5).
 */
function requireSignedTextToAgree(reported: ReportedCommand): void {
  const signature = readAnswerSignature(reported.signature);
  const signed = signature.ok ? signature.fields : undefined;
  if (!signed) return;

  const operation = reported.operations.find((candidate) => candidate.billnumber === signed.billnumber);
  const agrees =
    signed.orderNumber === reported.orderNumber &&
    signed.responseCode === operation?.responseCode &&
    signed.orderState === reported.stateText;
  if (!agrees) contradiction("its signed text differs from it");
}

function totalOf(operations: readonly MoneyOperation[]): Money {
  const [first, ...others] = operations.map((operation) => operation.amount);
  if (!first || others.some((amount) => amount.currency !== first.currency))
    return contradiction("it lists no operation, or several currencies");

  return others.reduce((sum, amount) => sum.plus(amount), first);
}

function isSame(left: Money, right: Money): boolean {
  return left.currency === right.currency && left.equals(right);
}

function contradiction(what: string): never {
  throw new AnswerError(
    "mismatch",
    `The answer of Assist does not fit the request: ${what}. Read the order's operations to see what was done.`,
  );
}
