import http from "node:http";
import type { AddressInfo } from "node:net";
import { controlOverHttp, isControl } from "./control/over-http";
import { makeControl } from "./control/control";
import { send } from "./faults/deliver";
import { FaultPlan } from "./faults/plan";
import { Gateway } from "./gateway/gateway";
import { Outbox } from "./notifications/outbox";
import { handle } from "./server/handle";
import { RequestLog } from "./server/request-log";
import type { Simulator, SimulatorOptions } from "./types";

/**
 * Starts a local Assist on 127.0.0.1. Resolves when it listens; rejects when the port is taken.
 * The gateway's services are at their usual paths below `url`; `control` plays shopper, bank and merchant.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const gateway = new Gateway(options);
  const faults = new FaultPlan();
  const log = new RequestLog();
  const outbox = new Outbox(gateway);
  const server = http.createServer();
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo | null)?.port ?? 0}`;
  const control = makeControl({ gateway, outbox, faults, log, origin });

  server.on("request", (request, response) => {
    const done = isControl(request.url ?? "")
      ? controlOverHttp(request, response, control)
      : handle(request, response, { gateway, faults, log, origin });
    done.catch((error: unknown) => {
      // A client that goes away in the middle of its request needs no answer.
      if (request.destroyed && !request.complete) return;
      send(response, {
        status: 500,
        headers: { "content-type": "text/plain; charset=utf-8" },
        body: `The simulator failed: ${String(error)}`,
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const url = origin();
  return {
    url,
    control,
    close: async () => {
      gateway.clock.stop();
      outbox.reset();
      faults.clear();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
