import { Fields } from "../protocol/fields";

export type BodyKind = "form" | "json" | "soap" | "none";

/** A request as the services see it. */
export interface Call {
  method: string;
  path: string;
  query: Fields;
  /** Body and, for what is not secret, query together; the body wins. */
  fields: Fields;
  body: BodyKind;
  /** Names as received, for the log. */
  received: { query: [string, string][]; fields: [string, string][] };
  contentType: string;
  clientIp: string;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Parameters that must never stand in a query string, whatever the method (§1.3). */
const CRITICAL = [
  "password",
  "cardnumber",
  "cardholder",
  "expiremonth",
  "expireyear",
  "cvc2",
  "paymenttoken",
];

export function secretsInQuery(call: Call): string[] {
  return CRITICAL.filter((name) => call.query.has(name));
}

export function readCall(request: {
  method: string;
  url: string;
  contentType: string;
  body: string;
  clientIp: string;
}): Call {
  const address = new URL(request.url, "http://127.0.0.1");
  const query = [...address.searchParams];
  const { kind, pairs } = readBody(request.contentType, request.body);
  const names = new Set(pairs.map(([name]) => name.toLowerCase()));
  const addedByQuery = query.filter(
    ([name]) => !names.has(name.toLowerCase()) && !CRITICAL.includes(name.toLowerCase()),
  );
  return {
    method: request.method,
    path: address.pathname,
    query: new Fields(query),
    fields: new Fields([
      ...pairs.map(([name, value]): [string, string] => [name.replace(/^(merchant|customer)\./i, ""), value]),
      ...addedByQuery,
    ]),
    body: kind,
    received: { query, fields: pairs },
    contentType: request.contentType,
    clientIp: request.clientIp,
  };
}

function readBody(contentType: string, body: string): { kind: BodyKind; pairs: [string, string][] } {
  if (body === "") return { kind: "none", pairs: [] };
  if (/json/i.test(contentType)) return { kind: "json", pairs: jsonPairs(body) };
  if (/xml/i.test(contentType)) return { kind: "soap", pairs: [] };
  return { kind: "form", pairs: [...new URLSearchParams(body)] };
}

/** `{"merchant":{"login":…}}` becomes `merchant.login`; arrays stay JSON text. A body that is not an object has no parameters. */
function jsonPairs(body: string): [string, string][] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [];
  }
  return flatten(parsed, "", 0);
}

function flatten(value: unknown, name: string, depth: number): [string, string][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) || (typeof value === "object" && depth > 2))
    return [[name, JSON.stringify(value)]];
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) =>
      flatten(inner, name === "" ? key : `${name}.${key}`, depth + 1),
    );
  }
  return name === "" ? [] : [[name, String(value)]];
}
