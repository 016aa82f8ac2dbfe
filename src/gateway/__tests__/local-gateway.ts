import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

import { AssistClient, checkValue, orderAnswerX, parseMerchant, type ClientOptions, type Merchant } from "..";

export const SECRET_WORD = "secret";
export const MERCHANT_INPUT = {
  merchantId: "111111",
  login: "shop_login",
  password: "Passw0rd12345",
  secretWord: SECRET_WORD,
};

/** What reached the local gateway. */
export interface ReceivedRequest {
  path: string;
  method: string;
  headers: IncomingMessage["headers"];
  body: string;
  form: Record<string, string>;
  socket: Socket;
}

export type Behaviour = (response: ServerResponse, request: ReceivedRequest) => void;

/** A real HTTP server that behaves as the test says, and remembers what it was asked. */
export class LocalGateway {
  readonly requests: ReceivedRequest[] = [];
  connections = 0;
  private readonly sockets = new Set<Socket>();
  behaviour: Behaviour = (response) => response.end();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<LocalGateway> {
    const server = createServer();
    const gateway = new LocalGateway(server);
    server.keepAliveTimeout = 60_000;
    server.on("connection", (socket) => {
      gateway.connections++;
      gateway.sockets.add(socket);
      socket.on("close", () => gateway.sockets.delete(socket));
    });
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks).toString("utf8");
        const received = {
          path: request.url ?? "",
          method: request.method ?? "",
          headers: request.headers,
          body,
          form: Object.fromEntries(new URLSearchParams(body)),
          socket: request.socket,
        };
        gateway.requests.push(received);
        gateway.behaviour(response, received);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  answers(body: string | Buffer, status = 200): void {
    this.behaviour = (response) => response.writeHead(status).end(body);
  }

  /** One behaviour per request; the last one stays. */
  behaves(...behaviours: Behaviour[]): void {
    this.behaviour = (response, request) => {
      const next = behaviours.length > 1 ? behaviours.shift() : behaviours[0];
      next?.(response, request);
    };
  }

  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.dropConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export function merchantAt(url: string, changes: Record<string, unknown> = {}): Merchant {
  const parsed = parseMerchant(
    { gatewayUrl: url, ...MERCHANT_INPUT, ...changes },
    { extraHosts: [], allowLoopback: true },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));

  return parsed.merchant;
}

/** No waiting between attempts and no chance. */
export function clientAt(
  url: string,
  options: ClientOptions = {},
  changes: Record<string, unknown> = {},
): AssistClient {
  return new AssistClient(merchantAt(url, changes), {
    random: () => 0,
    sleep: () => Promise.resolve(),
    ...options,
  });
}

export const BILLNUMBER = "5111111000000001";

export interface OrderFields {
  [name: string]: string;
}

export const APPROVED_ORDER: OrderFields = {
  ordernumber: "A-100",
  billnumber: BILLNUMBER,
  testmode: "1",
  orderamount: "150.00",
  ordercurrency: "RUB",
  orderdate: "22.03.2021 13:00:54",
  orderstate: "Approved",
  packetdate: "22.03.2021 13:15:53",
};

export const PAYMENT_OPERATION: OrderFields = {
  billnumber: `${BILLNUMBER}.1`,
  operationtype: "100",
  operationstate: "Success",
  amount: "150.00",
  currency: "RUB",
  meantypename: "VISA",
  meannumber: "411111****1111",
  cardholder: "TEST HOLDER",
  cardexpirationdate: "12/25",
  responsecode: "AS000",
  message: "Успешно &amp; быстро",
  operationdate: "22.03.2021 13:01:10",
};

/** The check value that the gateway would give this order. */
export function signed(order: OrderFields, secretWord = SECRET_WORD): OrderFields {
  const x = orderAnswerX({
    merchantId: MERCHANT_INPUT.merchantId,
    orderNumber: order["ordernumber"] ?? "",
    orderAmount: order["orderamount"] ?? "",
    orderCurrency: order["ordercurrency"] ?? "",
    orderState: order["orderstate"] ?? "",
  });
  return { ...order, checkvalue: checkValue(secretWord, x) };
}

export function elements(fields: OrderFields): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("");
}

export function orderXml(order: OrderFields, operations: OrderFields[] = []): string {
  return `<order>${elements(order)}${operations.map((one) => `<operation>${elements(one)}</operation>`).join("")}</order>`;
}

export function resultXml(content: string, codes = { first: "0", second: "0", count: "1" }): string {
  return `<?xml version='1.0' encoding='utf-8' standalone='yes'?>
<!DOCTYPE result [<!ATTLIST result firstcode CDATA #REQUIRED> <!ELEMENT result (order*)>]>
<result firstcode='${codes.first}' secondcode='${codes.second}' count='${codes.count}'>${content}</result>`;
}

export const GENUINE_RESULT = resultXml(orderXml(signed(APPROVED_ORDER), [PAYMENT_OPERATION]));
