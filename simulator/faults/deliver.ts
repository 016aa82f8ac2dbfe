import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { encodeText } from "../protocol/charset";
import type { Reply } from "../services/call";
import { hostileJson, hostileXml, htmlPage } from "./hostile";
import type { FaultedService, FaultPlan } from "./plan";
import type { FaultSetting } from "./types";

const HUGE = 12 * 1024 * 1024;

export interface Delivery {
  response: ServerResponse;
  fault: FaultSetting;
  service: FaultedService;
  plan: FaultPlan;
  origin: string;
  /** The answer, with the act done to make it; undefined when the fault forbids the act. */
  reply: Reply | undefined;
}

/** Answers as the fault demands, on the real socket. */
export async function deliverFaulty(delivery: Delivery): Promise<void> {
  const { response, fault, reply, origin, service } = delivery;
  switch (fault.fault) {
    case "refuse":
    case "reset-before":
    case "reset-after":
      return reset(response);
    case "hang":
      await delivery.plan.untilCleared();
      return reply === undefined ? reset(response) : send(response, reply);
    case "slow":
      await pause(fault.milliseconds ?? 1000);
      return send(response, need(reply));
    case "reset-mid":
      return cutHalfway(response, need(reply));
    case "truncate":
      return send(response, truncated(need(reply)));
    case "drip":
      return drip(response, need(reply), fault.milliseconds ?? 50);
    case "html":
      return send(response, {
        status: 200,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: htmlPage(),
      });
    case "status500":
      return send(response, {
        status: 500,
        headers: { "content-type": "text/plain" },
        body: "Internal Server Error",
      });
    case "empty":
      return send(response, {
        status: 200,
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: "",
      });
    case "huge":
      return send(response, {
        status: 200,
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: hugeBody(),
      });
    case "endless":
      return endless(response);
    case "hostile-xml":
      return send(response, {
        status: 200,
        headers: { "content-type": "text/xml; charset=utf-8" },
        body: hostileXml(origin),
      });
    case "hostile-json":
      return send(response, {
        status: 200,
        headers: { "content-type": "application/json; charset=utf-8" },
        body: hostileJson(service),
      });
    case "wrong-encoding":
      return send(response, wronglyEncoded(need(reply)));
    default:
      return send(response, need(reply));
  }
}

export function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  response.writeHead(reply.status, { ...reply.headers, "content-length": Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** The head promises the whole body, half of it follows, then the connection ends. */
async function cutHalfway(response: ServerResponse, reply: Reply): Promise<void> {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length });
  await new Promise<void>((resolve) => response.write(bytes.subarray(0, bytes.length >> 1), () => resolve()));
  response.socket?.destroy();
}

async function drip(response: ServerResponse, reply: Reply, milliseconds: number): Promise<void> {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length });
  for (const byte of bytes) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await pause(milliseconds);
  }
  response.end();
}

async function endless(response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "text/xml; charset=utf-8" });
  response.write("<?xml version='1.0' encoding='utf-8'?><result firstcode='0' secondcode='0' count='1'>");
  const more = Buffer.alloc(16 * 1024, " ");
  while (!response.destroyed) {
    if (!response.write(more))
      await Promise.race([once(response, "drain"), once(response, "close")]).catch(() => undefined);
    await pause(5);
  }
}

function truncated(reply: Reply): Reply {
  const bytes = Buffer.from(reply.body);
  return { ...reply, body: bytes.subarray(0, bytes.length >> 1) };
}

function hugeBody(): string {
  return `<?xml version='1.0' encoding='utf-8'?><result firstcode='0' secondcode='0' count='1'><order><ordercomment>${"x".repeat(HUGE)}</ordercomment></order></result>`;
}

/** The head still says UTF-8: Russian letters come as windows-1251, a text without them as UTF-16. */
function wronglyEncoded(reply: Reply): Reply {
  const text = reply.body.toString();
  return {
    ...reply,
    body: /[а-яё]/i.test(text) ? encodeText(text, "windows-1251") : Buffer.from(text, "utf16le"),
  };
}

function need(reply: Reply | undefined): Reply {
  if (reply === undefined) throw new Error("This fault answers after the act");
  return reply;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
