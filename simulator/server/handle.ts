import type { IncomingMessage, ServerResponse } from "node:http";
import { deliverFaulty, reset, send } from "../faults/deliver";
import type { FaultPlan } from "../faults/plan";
import type { Gateway } from "../gateway/gateway";
import { shopperPage } from "../pages/routes";
import { readCall, type Call, type Reply } from "../services/call";
import { readBody } from "./body";
import type { RequestLog } from "./request-log";
import { acts, faultPair, findEndpoint } from "./services";

export interface Surroundings {
  gateway: Gateway;
  faults: FaultPlan;
  log: RequestLog;
  /** The simulator's own address. */
  origin: () => string;
}

/** One request to the gateway: find the service, let a fault have its way, answer. */
export async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  around: Surroundings,
): Promise<void> {
  const { gateway, faults, log } = around;
  // The gateway's own clock, as every HTTP server tells it.
  response.setHeader("Date", gateway.clock.now().toUTCString());
  const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
  const endpoint = findEndpoint(gateway, path, around.origin());
  if (endpoint !== undefined && faults.refuses(endpoint.name)) return reset(response);

  const body = await readBody(request);
  const call = readCall({
    method: request.method ?? "GET",
    url: request.url ?? "/",
    contentType: request.headers["content-type"] ?? "",
    body,
    clientIp: request.socket.remoteAddress ?? "127.0.0.1",
  });
  log.add(call, gateway.clock.now());
  if (endpoint === undefined) return send(response, (await shopperPage(gateway, call)) ?? notFound());

  const fault = faults.next(endpoint.name, (orderNumber) => isAbout(gateway, call, orderNumber));
  if (fault === undefined) return send(response, endpoint.run(call));
  const acted = acts(fault) ? endpoint.run(call, fault) : undefined;
  const pair = faultPair(gateway, fault);
  const reply = pair === undefined ? acted : endpoint.refuse(call, pair);
  return deliverFaulty({
    response,
    fault,
    service: endpoint.name,
    plan: faults,
    origin: around.origin(),
    reply,
  });
}

/** By its number, which is also that of its bill, or by a billnumber of it. */
function isAbout(gateway: Gateway, call: Call, orderNumber: string): boolean {
  const [billnumber = ""] = call.fields.text("Billnumber").split(".");
  return (
    call.fields.text("OrderNumber") === orderNumber ||
    call.fields.text("Bill") === orderNumber ||
    gateway.byBillnumber(billnumber)?.orderNumber === orderNumber
  );
}

function notFound(): Reply {
  return {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: "There is no such page",
  };
}
