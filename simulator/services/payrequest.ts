import { GatewayError } from "../protocol/codes";
import { gatewayDate } from "../protocol/dates";
import type { Gateway } from "../gateway/gateway";
import { openOrder } from "../gateway/open-order";
import { pagePath } from "../protocol/paths";
import { secretsInQuery, type Call, type Reply } from "./call";

/** payrequest.cfm: the order is made at once, its page's address is the answer (§4.3). */
export function payrequest(gateway: Gateway, call: Call, origin: string): Reply {
  try {
    refuseSecretsInQuery(gateway, call);
    const order = openOrder(gateway, call.fields, call.clientIp);
    return json({
      url: `${origin}${pagePath(order)}&stage=iframe`,
      expirationtime: gatewayDate(order.expiresAt),
      orderstate: "In Process",
    });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return declined(gateway);
  }
}

/** "Decline", not "Declined", and an empty address. */
export function declined(gateway: Gateway): Reply {
  return json({
    [gateway.rules.payrequestErrorUrlKey]: "",
    expirationtime: gatewayDate(gateway.clock.now()),
    orderstate: "Decline",
  });
}

/** order.cfm and payrequest.cfm may carry a login and password (§1.4), in the body alone. */
export function refuseSecretsInQuery(gateway: Gateway, call: Call): void {
  if (secretsInQuery(call).length === 0) return;
  const rule = gateway.rules.secretInQueryError;
  throw new GatewayError(
    rule === "http400" ? { firstcode: 9, secondcode: 102 } : rule,
    "Secret parameters must not be in the address",
  );
}

function json(body: unknown): Reply {
  return {
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}
