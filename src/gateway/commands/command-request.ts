import { parseBillnumber } from "../values/billnumber";
import type { Money } from "../values/money";
import type { OrderNumber } from "../values/order-number";
import { refusedParameter, type Refused } from "../wire/outcome";

export interface ChargeCommand {
  /** Of the order: plain, or extended to name the payment operation. */
  billnumber: string;
  /** Not sent; the answer must name it. */
  orderNumber: OrderNumber;
  /** Absent: the whole amount. */
  amount?: Money | undefined;
}

export type CancelCommand = ChargeCommand;

/** Our own refusal of a command that cannot be meant: nothing is sent. `undefined` when there is no objection. */
export function objectionTo({ billnumber, amount }: ChargeCommand): Refused | undefined {
  if (!parseBillnumber(billnumber)) return refusedParameter("This is not a billnumber of Assist.");

  // An absent amount means everything; zero must never be taken for absent.
  if (amount?.isZero) return refusedParameter("The amount must be more than zero.");

  return undefined;
}

/** Amount and Currency: both or neither (protocol §7.1). */
export function amountFields(amount: Money | undefined): Record<string, string> {
  return amount ? { Amount: amount.gatewayAmount, Currency: amount.currency } : {};
}
