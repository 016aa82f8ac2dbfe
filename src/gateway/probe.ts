import type { CallContext } from "./wire/call";
import type { Merchant } from "./merchant/merchant";
import type { GatewayOrder } from "./orders/order";
import type { OrderNumber } from "./values/order-number";
import { orderState } from "./orders/order-state";
import type { Outcome } from "./wire/outcome";
import type { TransportAnswer } from "./wire/transport";
import type { ConnectObstacle } from "./wire/transport-failure";

/** One question to the gateway, seen as a test of the connection. */
export interface Probe {
  outcome: Outcome<GatewayOrder[]>;
  /** The clock of the server that answered, to the second; it may be a proxy's before the gateway. */
  gatewayTime: Date | undefined;
  /** Why no connection could be made. */
  obstacle: ConnectObstacle | undefined;
}

/** Asks once for the state of an order and repeats nothing. Never throws. */
export async function probe(
  orderNumber: OrderNumber,
  merchant: Merchant,
  context: CallContext,
): Promise<Probe> {
  const seen: TransportAnswer[] = [];
  const transport: CallContext["transport"] = {
    send: async (request, deadline) => {
      const answer = await context.transport.send(request, deadline);
      seen.push(answer);
      return answer;
    },
  };
  const options = { ...context.options, readAttempts: 1 };
  const outcome = await orderState({ orderNumber }, merchant, { transport, options });
  const [answer] = seen;
  return {
    outcome,
    gatewayTime: answer?.ok ? parseDate(answer.date) : undefined,
    obstacle: answer?.ok === false ? answer.obstacle : undefined,
  };
}

function parseDate(text: string | undefined): Date | undefined {
  const date = new Date(text ?? "");
  return Number.isNaN(date.getTime()) ? undefined : date;
}
