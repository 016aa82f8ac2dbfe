import { readAmount } from "../protocol/money";
import type { OtherOperation } from "../types";
import type { Gateway } from "./gateway";
import type { Operation, Order } from "./order";

/** Points for the shopper, or whatever else stands among an order's operations without moving its money (§6.2, §8.3). */
export function addOtherOperation(
  gateway: Gateway,
  order: Order,
  { type = 500, amount: text, currency, responseCode = "AS000" }: OtherOperation,
): Operation {
  if ([100, 200, 300].includes(type)) throw new Error(`An operation of kind ${type} moves money`);
  const amount = readAmount(text);
  if (typeof amount === "string") throw new Error(`"${text}" is not an amount`);
  return gateway.addOperation(order, {
    type,
    status: responseCode === "AS000" ? "success" : "failed",
    responseCode,
    amount,
    currency,
    by: "bank",
    approvalCode: "",
    authResult: "",
  });
}
