import { buildConnector, Client, Pool, type Dispatcher } from "undici";

import type { CallKind } from "./code-outcome";
import { readBody } from "./transport-body";
import { failureOf, type TransportFailure } from "./transport-failure";

/** One HTTP POST to the gateway. Everything goes in the body: parameters in the address are refused and leak (§1.3). */
export interface TransportRequest {
  call: CallKind;
  /** "/orderstate/orderstate.cfm" */
  path: string;
  contentType: "application/x-www-form-urlencoded; charset=utf-8" | "application/json; charset=utf-8";
  body: string;
  maxAnswerBytes: number;
}

export type TransportAnswer =
  /** `date`: the header of that name, the gateway's own clock. */
  { ok: true; status: number; text: string; date?: string } | ({ ok: false } & TransportFailure);

const mostConnections = 16;
const connectMilliseconds = 5_000;
/** Shorter than what servers and proxies usually allow, so that an idle connection is ours to close. */
const keepAliveMilliseconds = 4_000;

/**
 * The pipe to one gateway host. Sends exactly once per call and follows no redirects; when to send again is decided
 * elsewhere, and for reads only.
 */
export class Transport {
  private readonly pool: Pool;
  private readonly connect: buildConnector.connector;
  private readonly commands = new Set<Promise<unknown>>();
  /** Errors of connections that were never made; undici hands them on as they are. */
  private readonly connectErrors = new WeakSet<object>();
  private closed = false;

  constructor(private readonly origin: string) {
    // Said aloud so that NODE_TLS_REJECT_UNAUTHORIZED=0 cannot switch it off.
    this.connect = buildConnector({
      rejectUnauthorized: true,
      allowH2: false,
      timeout: connectMilliseconds,
    });
    this.pool = new Pool(origin, {
      connections: mostConnections,
      pipelining: 1,
      keepAliveTimeout: keepAliveMilliseconds,
      keepAliveMaxTimeout: keepAliveMilliseconds,
      // The call's own deadline ends every wait.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (options, callback) => this.watchedConnect(options, callback),
    });
  }

  /** Sends once. Never throws; ends when the answer is complete, on failure, or when the signal is aborted. */
  async send(request: TransportRequest, deadline: AbortSignal): Promise<TransportAnswer> {
    if (this.closed)
      return { ok: false, reason: "not-sent", certainlyNotSent: true, detail: "this client has been closed" };

    if (request.call === "read")
      return this.exchange(this.pool, request, deadline, (error) => this.isConnectError(error));

    const command = this.sendCommand(request, deadline);
    this.commands.add(command);
    try {
      return await command;
    } finally {
      this.commands.delete(command);
    }
  }

  /** Ends when the calls under way have ended. Later calls are refused without being sent. */
  async close(): Promise<void> {
    if (this.closed) return;

    this.closed = true;
    await Promise.allSettled([this.pool.close(), ...this.commands]);
  }

  /**
   * A money command gets a connection of its own that has carried nothing before and carries nothing after. A
   * kept-alive one may be dead already, and nobody could tell whether the command went through.
   */
  private async sendCommand(request: TransportRequest, deadline: AbortSignal): Promise<TransportAnswer> {
    let connected = false;
    const client = new Client(this.origin, {
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (options, callback) => {
        if (connected) {
          // undici would connect again for a request that it believes unsent; we do not rely on its belief.
          callback(new Error("A command uses one connection."), null);
          return;
        }
        this.watchedConnect(options, (...result) => {
          connected = result[0] === null;
          callback(...result);
        });
      },
    });
    try {
      return await this.exchange(client, request, deadline, () => !connected);
    } finally {
      client.destroy().catch(() => undefined);
    }
  }

  private async exchange(
    dispatcher: Dispatcher,
    request: TransportRequest,
    deadline: AbortSignal,
    neverConnected: (error: unknown) => boolean,
  ): Promise<TransportAnswer> {
    try {
      return { ok: true, ...(await endedBy(deadline, requestText(dispatcher, request, deadline))) };
    } catch (error) {
      return { ok: false, ...failureOf(error, deadline.aborted, neverConnected(error)) };
    }
  }

  private watchedConnect(options: buildConnector.Options, callback: buildConnector.Callback): void {
    this.connect(options, (...result) => {
      if (result[0]) this.connectErrors.add(result[0]);

      callback(...result);
    });
  }

  private isConnectError(error: unknown): boolean {
    return typeof error === "object" && error !== null && this.connectErrors.has(error);
  }
}

async function requestText(
  dispatcher: Dispatcher,
  request: TransportRequest,
  deadline: AbortSignal,
): Promise<{ status: number; text: string; date?: string }> {
  const answer = await dispatcher.request({
    method: "POST",
    path: request.path,
    headers: { "content-type": request.contentType, accept: "*/*", "user-agent": "medusa-payment-assist" },
    body: request.body,
    idempotent: false,
    signal: deadline,
  });
  const text = await readBody(answer.body, answer.headers["content-length"], request.maxAnswerBytes);
  const { date } = answer.headers;
  return { status: answer.statusCode, text, ...(typeof date === "string" && { date }) };
}

/**
 * Ends at the deadline even while a connection is being made: undici heeds the signal only once there is one. The
 * request, by then aborted, is not written when the connection comes after all.
 */
function endedBy<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new Error("The deadline has passed."));
    deadline.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => deadline.removeEventListener("abort", end));
    if (deadline.aborted) end();
  });
}
