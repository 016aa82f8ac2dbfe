import { perform, type CallContext } from "../wire/call";
import { credentialFields } from "../wire/credentials";
import { searchWindow } from "../values/gateway-date";
import type { Merchant } from "../merchant/merchant";
import type { GatewayOrder } from "./order";
import type { OrderNumber } from "../values/order-number";
import { readOrders } from "./orders-answer";
import type { Outcome } from "../wire/outcome";

export interface OrderQuery {
  orderNumber: OrderNumber;
  /** Search by order date; without it the gateway looks three days back and no further (protocol §1.7). */
  from?: Date | undefined;
  to?: Date | undefined;
}

/**
 * States of the orders under an order number, one per attempt to pay (protocol §6.1). Operations are not listed.
 *
 * @throws RangeError for an invalid date
 */
export function orderState(
  query: OrderQuery,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<GatewayOrder[]>> {
  const { answerCheck, maxAnswerBytes } = context.options;
  return perform(
    {
      kind: "read",
      path: "/orderstate/orderstate.cfm",
      body: {
        form: {
          Ordernumber: query.orderNumber,
          ...credentialFields(merchant),
          ...searchWindow(query.from, query.to),
          Format: "3",
        },
      },
      maxAnswerBytes,
      read: (text) => readOrders(text, { merchant, answerCheck, orderNumber: query.orderNumber }),
    },
    context,
  );
}
