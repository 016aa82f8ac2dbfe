import type { FaultSetting } from "../faults/types";
import type { FaultedService } from "../faults/plan";
import type { Gateway } from "../gateway/gateway";
import { orderPage, refuseOrder } from "../pages/routes";
import { GatewayError } from "../protocol/codes";
import type { ErrorPair } from "../rules";
import type { Call, Reply } from "../services/call";
import { billrevoke, billstatus, createbill } from "../services/bills";
import { chargeService, cancelService, recurrentService, wscancelService } from "../services/money";
import { declined, payrequest } from "../services/payrequest";
import { orderresult, orderstate, resultbydate } from "../services/queries";
import { refuseService, runService } from "../services/run";
import type { Service, Twist } from "../services/service";

const SERVICES: Service[] = [
  orderstate,
  orderresult,
  resultbydate,
  chargeService,
  cancelService,
  wscancelService,
  recurrentService,
  createbill,
  billstatus,
  billrevoke,
];

/** A service as the server sees it: what can be broken. */
export interface Endpoint {
  name: FaultedService;
  run(call: Call, fault?: FaultSetting): Reply;
  refuse(call: Call, pair: ErrorPair): Reply;
}

export function findEndpoint(gateway: Gateway, path: string, origin: string): Endpoint | undefined {
  const lower = path.toLowerCase();
  if (lower === "/pay/order.cfm") {
    return {
      name: "order",
      run: (call) => orderPage(gateway, call),
      refuse: (_call, pair) => refuseOrder(gateway, new GatewayError(pair, "The service is unavailable")),
    };
  }
  if (lower === "/pay/payrequest.cfm") {
    return {
      name: "payrequest",
      run: (call) => payrequest(gateway, call, origin),
      refuse: () => declined(gateway),
    };
  }
  const service = SERVICES.find((known) => known.path === lower);
  if (service === undefined) return undefined;
  return {
    name: service.name,
    run: (call, fault) => runService(gateway, service, call, twist(fault)),
    refuse: (call, pair) => refuseService(gateway, service, call, pair, "The service is unavailable"),
  };
}

/** The error pair a fault answers with, if it does. */
export function faultPair(gateway: Gateway, fault: FaultSetting): ErrorPair | undefined {
  if (fault.fault === "busy") return gateway.rules.busyError;
  if (fault.fault === "rate-limited") return gateway.rules.rateLimitError;
  if (fault.fault === "not-listed") return { firstcode: 10, secondcode: 201 };
  if (fault.fault === "prohibited") return { firstcode: 15, secondcode: 308 };
  if (fault.fault === "internal-error") return { firstcode: 2, secondcode: 1 };
  return undefined;
}

/** Whether the service does its work under this fault. */
export function acts(fault: FaultSetting): boolean {
  return fault.act ?? ALWAYS_ACT.has(fault.fault);
}

const ALWAYS_ACT = new Set([
  "reset-after",
  "reset-mid",
  "slow",
  "drip",
  "truncate",
  "wrong-encoding",
  "wrong-checkvalue",
  "other-order",
  "wrong-amount",
  "declined-operation",
  "no-token",
]);

function twist(fault: FaultSetting | undefined): Twist {
  const name = fault?.fault;
  const distorted = name === "wrong-checkvalue" || name === "other-order" || name === "wrong-amount";
  return {
    declined: name === "declined-operation",
    noToken: name === "no-token",
    distortion: distorted ? name : undefined,
  };
}
