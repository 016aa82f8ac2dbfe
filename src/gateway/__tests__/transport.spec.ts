import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

import { parseOrderNumber, type AssistClient, type ClientOptions } from "..";
import { BILL, BILL_NUMBER } from "./local-bills";
import { BILLNUMBER, clientAt, GENUINE_RESULT, LocalGateway, type Behaviour } from "./local-gateway";
import { generate as selfSigned } from "selfsigned";

/** Long enough for a busy machine to connect, short enough to wait for. In milliseconds. */
const SHORT = 400;

const QUERY = { orderNumber: parseOrderNumber("A-100") };
const COMMAND = { ...QUERY, billnumber: BILLNUMBER };

const reset: Behaviour = (_response, { socket }) => void socket.resetAndDestroy();
const hang: Behaviour = () => undefined;
const genuine: Behaviour = (response) => void response.end(GENUINE_RESULT);
const resetMidAnswer: Behaviour = (response, { socket }) => {
  response.writeHead(200, { "content-length": 10_000 });
  response.write(GENUINE_RESULT.slice(0, 100), () => socket.resetAndDestroy());
};
const closeMidAnswer: Behaviour = (response, { socket }) => {
  response.writeHead(200, { "content-length": 10_000 });
  response.write(GENUINE_RESULT, () => socket.end());
};

let gateway: LocalGateway;
let client: AssistClient;

beforeAll(async () => {
  // The first request of a process loads code and would use up a short deadline.
  const first = await LocalGateway.start();
  const warmUp = clientAt(first.url);
  await warmUp.charge(COMMAND);
  await warmUp.close();
  await first.stop();
});

beforeEach(async () => {
  gateway = await LocalGateway.start();
  client = clientAt(gateway.url);
});

afterEach(async () => {
  gateway.dropConnections();
  await client.close();
  await gateway.stop();
});

function use(options: ClientOptions): void {
  client = clientAt(gateway.url, options);
}

/** Every money command, so that a promise about commands is kept by all. */
const COMMANDS: [string, (client: AssistClient) => Promise<unknown>][] = [
  ["charge", (one) => one.charge(COMMAND)],
  ["cancel", (one) => one.cancel(COMMAND)],
  ["wsCancel", (one) => one.wsCancel({ ...COMMAND, externalRefundId: "refund-0001" })],
  ["createBill", (one) => one.createBill(BILL)],
  ["revokeBill", (one) => one.revokeBill({ number: BILL_NUMBER })],
];

describe("a money command is sent at most once (promises 9, 12)", () => {
  describe.each(COMMANDS)("%s", (_name, send) => {
    test.each<[string, Behaviour, string]>([
      ["reset before the answer", reset, "connection-lost"],
      ["reset in mid-answer", resetMidAnswer, "connection-lost"],
      ["closed in mid-answer", closeMidAnswer, "connection-lost"],
      ["never answered", hang, "deadline"],
      [
        "answered with a page",
        (response) => void response.writeHead(502).end("<html>Bad gateway<br>"),
        "unreadable",
      ],
      ["answered with nothing", (response) => void response.end(), "unreadable"],
    ])("%s: unknown, and not sent again", async (_case, behaviour, reason) => {
      if (reason === "deadline") use({ commandDeadline: SHORT });

      gateway.behaviour = behaviour;
      expect(await send(client)).toMatchObject({ kind: "unknown", reason, certainlyNotSent: false });
      expect(gateway.requests).toHaveLength(1);
      expect(gateway.connections).toBe(1);
    });

    test("over a connection of its own: what a read left open may be dead", async () => {
      gateway.behaviour = genuine;
      await client.orderResult(QUERY);
      gateway.dropConnections();
      gateway.behaviour = hang;
      use({ commandDeadline: SHORT });
      await send(client);
      expect(gateway.requests.map((request) => request.path)).toHaveLength(2);
      expect(gateway.connections).toBe(2);
    });

    test("a server that closes idle connections never gets it twice", async () => {
      // Answers one request per connection, and closes silently whenever a second one comes.
      const seen = new WeakSet<Socket>();
      gateway.behaviour = (response, { socket }) => {
        if (seen.has(socket)) {
          socket.destroy();
          return;
        }
        seen.add(socket);
        response.end(GENUINE_RESULT);
      };
      for (let round = 1; round <= 3; round++) {
        await client.orderResult(QUERY);
        const before = gateway.requests.length;
        await send(client);
        expect(gateway.requests).toHaveLength(before + 1);
      }
    });

    test("a refused connection is known not to have carried it", async () => {
      await gateway.stop();
      expect(await send(client)).toMatchObject({
        kind: "unknown",
        reason: "not-sent",
        certainlyNotSent: true,
      });
    });

    test("a closed client sends nothing, and says so", async () => {
      await client.close();
      expect(await send(client)).toMatchObject({
        kind: "unknown",
        reason: "not-sent",
        certainlyNotSent: true,
      });
      expect(gateway.requests).toHaveLength(0);
    });
  });

  test("a certificate that is not trusted ends before anything is sent", async () => {
    const bodies: string[] = [];
    const untrusted = await selfSigned([{ name: "commonName", value: "localhost" }]);
    const server = createTlsServer({ cert: untrusted.cert, key: untrusted.private }, (request, response) => {
      bodies.push(request.url ?? "");
      response.end(GENUINE_RESULT);
    });
    const url = await listen(server, "https://localhost");
    const outcome = await clientAt(url).charge(COMMAND);
    expect(outcome).toMatchObject({ kind: "unknown", reason: "not-sent", certainlyNotSent: true });
    expect(outcome).toMatchObject({ sentence: expect.stringContaining("certificate") });
    expect(bodies).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });

  test("a handshake that never ends is known not to have carried it", async () => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => void sockets.push(socket.on("error", () => undefined)));
    const url = await listen(server, "https://localhost");
    const stuck = clientAt(url, { commandDeadline: SHORT, readDeadline: SHORT });
    expect(await stuck.charge(COMMAND)).toMatchObject({ reason: "not-sent", certainlyNotSent: true });
    expect(await stuck.orderResult(QUERY)).toMatchObject({ kind: "unknown", reason: "deadline" });
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("reads are repeated when the connection fails, a few times", () => {
  test.each<[string, Behaviour]>([
    ["reset", reset],
    ["reset in mid-answer", resetMidAnswer],
    ["closed in mid-answer", closeMidAnswer],
    [
      "an internal error",
      (response) => void response.end("<result firstcode='2' secondcode='1' count='0'/>"),
    ],
    ["a gateway that is away", (response) => void response.writeHead(503).end("<html>Unavailable<br>")],
  ])("%s, then an answer", async (_name, failure) => {
    gateway.behaves(failure, failure, genuine);
    expect((await client.orderResult(QUERY)).kind).toBe("done");
    expect(gateway.requests).toHaveLength(3);
  });

  test("no more than asked for", async () => {
    use({ readAttempts: 2 });
    gateway.behaviour = reset;
    expect(await client.orderResult(QUERY)).toMatchObject({ kind: "unknown", reason: "connection-lost" });
    expect(gateway.requests).toHaveLength(2);
  });

  test("waits are handed to the sleeper with the deadline's signal", async () => {
    const waits: number[] = [];
    use({ sleep: (milliseconds) => Promise.resolve(void waits.push(milliseconds)) });
    gateway.behaviour = reset;
    await client.orderResult(QUERY);
    expect(waits).toEqual([100, 200]);
  });

  test("a wait ends with the deadline", async () => {
    use({
      readDeadline: SHORT,
      sleep: (_time, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
    });
    gateway.behaviour = reset;
    expect(await client.orderResult(QUERY)).toMatchObject({ reason: "connection-lost" });
    expect(gateway.requests).toHaveLength(1);
  });

  test("not when the gateway says that it is asked too often", async () => {
    gateway.answers("<result firstcode='1' secondcode='3' count='0'/>");
    expect(await client.orderResult(QUERY)).toMatchObject({ kind: "refused", reason: "rate-limited" });
    expect(gateway.requests).toHaveLength(1);
  });

  test("connections are kept for the next read", async () => {
    gateway.behaviour = genuine;
    await client.orderResult(QUERY);
    // The pool takes its connection back in the next turn of the event loop.
    await new Promise(setImmediate);
    await client.orderResult(QUERY);
    expect(gateway.connections).toBe(1);
  });
});

describe("every call ends, whatever the gateway does (promises 12, 20)", () => {
  const drip: Behaviour = (response) => {
    const next = (): void => void (response.destroyed || response.write(" ", () => setImmediate(next)));
    next();
  };
  const endless: Behaviour = (response) => {
    const block = Buffer.alloc(64 * 1024, "x");
    const next = (): void => void (response.destroyed || response.write(block, () => setImmediate(next)));
    next();
  };

  test.each<[string, Behaviour]>([
    ["no answer", hang],
    ["headers and no body", (response) => void response.writeHead(200).flushHeaders()],
    ["a body in drips", drip],
  ])("%s: the deadline", async (_name, behaviour) => {
    use({ readDeadline: SHORT, commandDeadline: SHORT, maxAnswerBytes: Number.MAX_SAFE_INTEGER });
    gateway.behaviour = behaviour;
    expect(await client.orderResult(QUERY)).toMatchObject({ kind: "unknown", reason: "deadline" });
    expect(await client.charge(COMMAND)).toMatchObject({
      kind: "unknown",
      reason: "deadline",
      certainlyNotSent: false,
    });
    expect(gateway.requests).toHaveLength(2);
  });

  test.each<[string, Behaviour]>([
    ["an endless body", endless],
    ["ten megabytes", (response) => void response.end(Buffer.alloc(10 * 1024 * 1024, " "))],
    [
      "ten megabytes announced",
      (response) => void response.writeHead(200, { "content-length": 10 * 1024 * 1024 }).flushHeaders(),
    ],
  ])("%s: too large", async (_name, behaviour) => {
    gateway.behaviour = behaviour;
    expect(await client.orderResult(QUERY)).toMatchObject({ kind: "unknown", reason: "too-large" });
    expect(await client.wsCancel(COMMAND)).toMatchObject({
      kind: "unknown",
      reason: "too-large",
      certainlyNotSent: false,
    });
  });

  test.each<[string, string | Buffer]>([
    ["nothing", ""],
    ["a page", "<html><body>Error<br></body></html>"],
    ["a page that is well-formed", "<html><body>OK</body></html>"],
    ["XML cut off", GENUINE_RESULT.slice(0, -20)],
    [
      "windows-1251",
      Buffer.from([
        ...Buffer.from("<result firstcode='0' secondcode='0'>"),
        0xcf,
        0xf0,
        ...Buffer.from("</result>"),
      ]),
    ],
    ["UTF-16", Buffer.from(GENUINE_RESULT, "utf16le")],
    [
      "an external entity",
      '<!DOCTYPE result [<!ENTITY x SYSTEM "file:///etc/passwd">]><result firstcode="0" secondcode="0">&x;</result>',
    ],
    ["deep nesting", "<a>".repeat(50_000) + "</a>".repeat(50_000)],
    ["__proto__", "<result firstcode='0' secondcode='0' count='0'><__proto__/></result>"],
  ])("%s: unreadable", async (_name, body) => {
    gateway.answers(body);
    expect(await client.orderResult(QUERY)).toMatchObject({ kind: "unknown", reason: "unreadable" });
    expect(await client.cancel(COMMAND)).toMatchObject({
      kind: "unknown",
      reason: "unreadable",
      certainlyNotSent: false,
    });
  });

  test("a redirect is not followed", async () => {
    const elsewhere = await LocalGateway.start();
    elsewhere.answers(GENUINE_RESULT);
    gateway.behaviour = (response) => void response.writeHead(307, { location: `${elsewhere.url}/` }).end();
    expect(await client.orderResult(QUERY)).toMatchObject({ kind: "unknown", reason: "unreadable" });
    expect(await client.charge(COMMAND)).toMatchObject({ kind: "unknown", reason: "unreadable" });
    expect(elsewhere.requests).toHaveLength(0);
    await elsewhere.stop();
  });

  test("sentences hold neither secrets nor the answer", async () => {
    for (const body of [
      "<x>Passw0rd12345 secret 4111111111111111",
      "{",
      "<result firstcode='a4111111111111111'/>",
    ]) {
      gateway.answers(body);
      const outcomes = [
        await client.orderResult(QUERY),
        await client.charge(COMMAND),
        await client.wsCancel(COMMAND),
      ];
      expect(JSON.stringify(outcomes)).not.toMatch(/Passw0rd|secret|shop_login|4111/);
    }
  });
});

describe("closing", () => {
  test("waits for what is under way and may be done twice", async () => {
    gateway.behaviour = genuine;
    const underWay = client.orderResult(QUERY);
    await Promise.all([client.close(), client.close()]);
    expect((await underWay).kind).toBe("done");
    await client.close();
  });

  test("options that are present but undefined mean the defaults", async () => {
    use({ readDeadline: undefined, maxAnswerBytes: undefined } as unknown as ClientOptions);
    gateway.behaviour = genuine;
    expect((await client.orderResult(QUERY)).kind).toBe("done");
  });
});

async function listen(server: Server, origin: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return `${origin}:${(server.address() as AddressInfo).port}`;
}
