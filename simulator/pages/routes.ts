import { GatewayError } from "../protocol/codes";
import type { Gateway } from "../gateway/gateway";
import { openOrder } from "../gateway/open-order";
import { isOpen, paymentOperation, type Order } from "../gateway/order";
import { otherPayment } from "../gateway/payment";
import type { Call, Reply } from "../services/call";
import { refuseSecretsInQuery } from "../services/payrequest";
import type { Means } from "../order-types";
import { submitPage } from "./actions";
import { billRoute, endedInstead } from "./bill";
import { redirect } from "./layout";
import { alreadyPaidPage, errorPage, resultPage, unknownLinkPage } from "./outcome";
import { paymentPage, sbpPage, securePage } from "./payment";
import { pagePath } from "../protocol/paths";
import { returnAddress } from "./return-address";

/** order.cfm: the shop's form arrives with the shopper; on to the payment page, or to the error page (§3, §1.3). */
export function orderPage(gateway: Gateway, call: Call): Reply {
  try {
    refuseSecretsInQuery(gateway, call);
    return redirect(pagePath(openOrder(gateway, call.fields, call.clientIp)));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return refuseOrder(gateway, error);
  }
}

export function refuseOrder(gateway: Gateway, error: GatewayError): Reply {
  const { firstcode, secondcode } = error.pair;
  return redirect(
    `/pay/body.cfm?ErrorID=${gateway.nextErrorId(`${error.message} (${firstcode}/${secondcode})`)}`,
  );
}

/** The pages behind order.cfm, and that of a bill. Undefined when the path is none of them. */
export async function shopperPage(gateway: Gateway, call: Call): Promise<Reply | undefined> {
  if (/^\/bill\/paybill\.cfm$/i.test(call.path)) return billRoute(gateway, call);
  const name = /^\/pay\/(pay|sbp|secure|result|back|submit|body)\.cfm$/i.exec(call.path)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  if (name === "body") return errorPage(gateway.errorPages.get(call.query.raw("ErrorID") ?? "") ?? "");
  const order = gateway.byToken(call.fields.raw("CFSID") ?? "");
  if (order === undefined) return unknownLinkPage();
  if (name === "back") return redirect(returnAddress(order, gateway.rules));
  if (name === "result" || !isOpen(order)) return resultPage(order);
  if (name === "submit")
    return call.method === "POST" ? submitPage(gateway, order, call) : redirect(pagePath(order));
  return openPage(gateway, order, call, name);
}

async function openPage(gateway: Gateway, order: Order, call: Call, name: string): Promise<Reply> {
  if (otherPayment(gateway, order)) return alreadyPaidPage(order);
  const ended = endedInstead(gateway, order);
  if (ended !== undefined) return ended;
  if (paymentOperation(order) !== undefined) return name === "secure" ? securePage(order) : resultPage(order);
  if (name === "secure") return redirect(pagePath(order));
  if (name === "sbp") return order.means.includes("sbp") ? sbpPage(order) : redirect(pagePath(order));
  const asked = call.query.raw("means");
  const chosen: Means = asked === "sbp" || asked === "card" ? asked : (order.means[0] ?? "card");
  return paymentPage(gateway, order, order.means.includes(chosen) ? chosen : (order.means[0] ?? "card"));
}
