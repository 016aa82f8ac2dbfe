import { perform, type CallContext } from "../wire/call";
import { credentialFields } from "../wire/credentials";
import { searchWindow } from "../values/gateway-date";
import type { Merchant } from "../merchant/merchant";
import type { GatewayOrder } from "./order";
import type { OrderQuery } from "./order-state";
import { readOrders } from "./orders-answer";
import type { Outcome } from "../wire/outcome";

/**
 * The orders under an order number with all their operations (protocol §6.2).
 *
 * @throws RangeError for an invalid date
 */
export function orderResult(
  query: OrderQuery,
  merchant: Merchant,
  context: CallContext,
): Promise<Outcome<GatewayOrder[]>> {
  const { answerCheck, maxAnswerBytes, language } = context.options;
  return perform(
    {
      kind: "read",
      path: "/orderresult/orderresult.cfm",
      body: {
        form: {
          Ordernumber: query.orderNumber,
          ...credentialFields(merchant),
          ...searchWindow(query.from, query.to),
          Language: language,
          Format: "3",
        },
      },
      maxAnswerBytes,
      read: (text) => readOrders(text, { merchant, answerCheck, orderNumber: query.orderNumber }),
    },
    context,
  );
}
