import http from "node:http";
import type { AddressInfo } from "node:net";
import { checkValue } from "../index";
import type { Simulator } from "../types";

/** The merchant's side of the wire, written for these tests alone. */
export const credentials = { Merchant_ID: "679471", Login: "assist_demo", Password: "assistdemo1" };

export interface Answered {
  status: number;
  location: string;
  text: string;
}

export async function post(
  simulator: Simulator,
  path: string,
  fields: Record<string, string>,
): Promise<Answered> {
  return answered(
    await fetch(simulator.url + path, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    }),
  );
}

export async function get(simulator: Simulator, path: string): Promise<Answered> {
  return answered(await fetch(path.startsWith("http") ? path : simulator.url + path, { redirect: "manual" }));
}

export async function postJson(simulator: Simulator, path: string, body: unknown): Promise<Answered> {
  const headers = { "content-type": "application/json" };
  return answered(await fetch(simulator.url + path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answered(response: Response): Promise<Answered> {
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    text: await response.text(),
  };
}

export const paths = {
  order: "/pay/order.cfm",
  payrequest: "/pay/payrequest.cfm",
  orderstate: "/orderstate/orderstate.cfm",
  orderresult: "/orderresult/orderresult.cfm",
  resultbydate: "/resultbydate/resultbydate.cfm",
  charge: "/charge/charge.cfm",
  cancel: "/cancel/cancel.cfm",
  wscancel: "/cancel/wscancel.cfm",
  rp: "/recurrent/rp.cfm",
  createbill: "/bill/createbill.cfm",
  billstatus: "/bill/billstatus.cfm",
  billrevoke: "/bill/billrevoke.cfm",
};

/** Calls a web service with the merchant's credentials and Format 3 unless given. */
export function call(
  simulator: Simulator,
  service: keyof typeof paths,
  fields: Record<string, string>,
): Promise<Answered> {
  return post(simulator, paths[service], { ...credentials, Format: "3", ...fields });
}

/** Both codes of an XML answer: "0/0". */
export function codes({ text }: Answered): string {
  const found = /<result firstcode='(\d+)' secondcode='(\d+)'/.exec(text);
  return `${found?.[1]}/${found?.[2]}`;
}

/** Text of the first element of that name, trimmed. */
export function value({ text }: Answered, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.trim();
}

export function values({ text }: Answered, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map((found) =>
    (found[1] ?? "").trim(),
  );
}

/** The request of createbill for the default merchant, signed over its fifteen core parameters as they are sent. */
export function billRequest(fields: Record<string, string> = {}): Record<string, string> {
  const all: Record<string, string> = {
    ...credentials,
    Bill: "B-1",
    Bill_amount: "150.00",
    Bill_currency: "RUB",
    ...fields,
  };
  const core =
    "Merchant_ID Login Password Bill Bill_amount Bill_currency Bill_comment Customer_Name Customer_Lastname " +
    "Customer_Middlename Customer_Email Customer_Phone Customer_Mobile Language Pay_until";
  const x = core.split(" ").map((name) => all[name] ?? "");
  return { Checkvalue: checkValue("demo-secret-word", x.join(";")), ...all };
}

/** The request of billrevoke for the default merchant, signed. */
export function revokeRequest(fields: Record<string, string> = {}): Record<string, string> {
  const all: Record<string, string> = { ...credentials, Bill: "B-1", ...fields };
  const x = ["Merchant_ID", "Login", "Password", "Bill"].map((name) => all[name] ?? "");
  return { Checkvalue: checkValue("demo-secret-word", x.join(";")), ...all };
}

export interface Receiver {
  url: string;
  received: Record<string, string>[];
  /** What is answered: the right thing unless replaced. */
  respond: (fields: Record<string, string>) => { status: number; body: string };
  close(): Promise<void>;
}

export function rightAnswer(fields: Record<string, string>): { status: number; body: string } {
  const order = `<order><billnumber>${fields.billnumber}</billnumber><packetdate>${fields.packetdate}</packetdate></order>`;
  return {
    status: 200,
    body: `<?xml version="1.0" encoding="UTF-8"?><pushpaymentresult firstcode="0" secondcode="0">${order}</pushpaymentresult>`,
  };
}

/** A shop that listens for notifications. */
export async function receiver(): Promise<Receiver> {
  const shop: Receiver = { url: "", received: [], respond: rightAnswer, close: async () => undefined };
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString("utf8")));
      shop.received.push(fields);
      const { status, body } = shop.respond(fields);
      response.writeHead(status, { "content-type": "text/xml" }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/assist/notification`;
  shop.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return shop;
}
