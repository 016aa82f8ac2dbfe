import { badValue, GatewayError } from "../protocol/codes";
import type { Minor } from "../protocol/money";
import type { OrderState } from "../order-types";
import type { Gateway } from "./gateway";
import type { Actor, MoneyType, Operation, Order } from "./order";

export interface CancelRequest {
  /** Absent: everything. */
  amount: Minor | undefined;
  currency: string | undefined;
  by: Actor;
  refundId?: string;
  declined?: boolean;
}

/** What a cancel will do to the money; nothing has moved yet. */
interface Plan {
  /** Shown in the answer. */
  amount: Minor;
  release: Minor;
  refund: Minor;
  state: OrderState;
}

/** Releases a hold or returns money (§7.2). */
export function cancel(gateway: Gateway, order: Order, request: CancelRequest): Operation {
  const repeated = order.operations.find(
    (made) => request.refundId !== undefined && made.refundId === request.refundId,
  );
  if (repeated !== undefined) {
    if (gateway.rules.repeatedRefundId === "answer again") return repeated;
    throw new GatewayError(
      gateway.rules.repeatedRefundIdError,
      "A cancellation with this Externalrefundid exists",
    );
  }
  if (request.currency !== undefined && request.currency !== order.currency) throw badValue("currency");
  const plan =
    order.state === "Delayed"
      ? planRelease(gateway, order, request.amount)
      : planRefund(gateway, order, request.amount);

  const operation = gateway.addOperation(order, {
    type: 300,
    status: request.declined ? "failed" : "success",
    responseCode: request.declined ? "AS100" : "AS000",
    amount: plan.amount,
    by: request.by,
    approvalCode: order.operations[0]?.approvalCode ?? "",
    authResult: "",
    ...(request.refundId !== undefined && { refundId: request.refundId }),
  });
  if (!request.declined) conclude(gateway, order, operation, plan);
  gateway.announce(order, operation);
  return operation;
}

function conclude(gateway: Gateway, order: Order, operation: Operation<MoneyType>, plan: Plan): void {
  order.held -= plan.release;
  order.refunded += plan.refund;
  order.state = plan.state;
  if (plan.refund > 0n) gateway.book(order, operation, "refund", plan.refund);
  if (plan.release > 0n) gateway.book(order, operation, "release", plan.release);
}

/** Before the confirmation only the whole hold can go. */
function planRelease(gateway: Gateway, order: Order, amount: Minor | undefined): Plan {
  if (amount !== undefined && amount > order.held)
    throw new GatewayError(gateway.rules.overRefundError, "The amount is more than was authorised");
  if (amount !== undefined && amount < order.held) {
    throw new GatewayError(
      gateway.rules.partialCancelOfHoldError,
      "A part can be cancelled only after the confirmation",
    );
  }
  return { amount: order.held, release: order.held, refund: 0n, state: "Canceled" };
}

function planRefund(gateway: Gateway, order: Order, amount: Minor | undefined): Plan {
  const left = order.captured - order.refunded;
  const cancellable =
    order.state === "Approved" || order.state === "PartialDelayed" || order.state === "PartialCanceled";
  if (!cancellable || left === 0n) {
    throw new GatewayError(
      gateway.rules.cancelStateError,
      `The order is ${order.state}, there is nothing to cancel`,
    );
  }
  const refund = amount ?? left;
  if (refund > left)
    throw new GatewayError(gateway.rules.overRefundError, "The amount is more than is left to return");
  const all = refund === left;
  const ofPartial = order.charge === "partial";
  const release = amount === undefined ? order.held : 0n;
  const showAll = amount === undefined && gateway.rules.fullCancelAmountOfPartialDelayed === "authorised";
  return {
    amount: showAll ? refund + release : refund,
    release,
    refund,
    state: !all
      ? "PartialCanceled"
      : ofPartial
        ? gateway.rules.stateAfterFullReturnOfPartialDelayed
        : "Canceled",
  };
}
