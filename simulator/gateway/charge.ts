import { badValue, GatewayError } from "../protocol/codes";
import type { Minor } from "../protocol/money";
import type { Gateway } from "./gateway";
import type { Actor, Operation, Order } from "./order";

export interface ChargeRequest {
  /** Absent: all that is held. */
  amount: Minor | undefined;
  currency: string | undefined;
  autoDeposit: boolean;
  by: Actor;
  /** The bank declines: an unsuccessful operation, no money. */
  declined?: boolean;
}

/** Confirms a held payment, once, wholly or in part (§7.1). */
export function charge(gateway: Gateway, order: Order, request: ChargeRequest): Operation {
  const { rules } = gateway;
  if (order.charge !== "none")
    throw new GatewayError(rules.secondChargeError, "The order is already confirmed");
  if (order.state !== "Delayed") {
    throw new GatewayError(
      { firstcode: 15, secondcode: 302 },
      `The order is ${order.state}, there is nothing to confirm`,
    );
  }
  if (request.currency !== undefined && request.currency !== order.currency) throw badValue("currency");
  const amount = request.amount ?? order.held;
  if (amount > order.held)
    throw new GatewayError(rules.overChargeError, "The amount is more than was authorised");
  const partial = amount < order.held;
  if (partial && !order.merchant.partialCharge)
    throw new GatewayError(rules.partialChargeError, "The processing does not confirm a part");

  const operation = gateway.addOperation(order, {
    type: 200,
    status: request.declined ? "failed" : "success",
    responseCode: request.declined ? "AS100" : "AS000",
    amount,
    by: request.by,
    approvalCode: order.operations[0]?.approvalCode ?? "",
    authResult: "",
  });
  if (!request.declined) {
    order.held -= amount;
    order.captured += amount;
    order.charge = partial ? "partial" : "full";
    order.state = partial ? "PartialDelayed" : "Approved";
    gateway.book(order, operation, "capture", amount);
    if (partial && request.autoDeposit && order.merchant.autoDepositAgreed) {
      gateway.book(order, operation, "release", order.held);
      order.held = 0n;
      order.state = rules.stateAfterPartialChargeWithAutoDeposit;
    }
  }
  gateway.announce(order, operation);
  return operation;
}
