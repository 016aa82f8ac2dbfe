import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../server/body";
import type { Control } from "../types";

const PREFIX = "/_control/";

export function isControl(url: string): boolean {
  return url.startsWith(PREFIX);
}

/**
 * `POST /_control/<method>` with a JSON array of arguments, e.g. `POST /_control/clock.advance` with `[{"minutes":5}]`.
 * null stands for an argument left out. Answers the result as JSON; 400 with `{"error"}` when the method throws, 404 when there is none.
 */
export async function controlOverHttp(
  request: IncomingMessage,
  response: ServerResponse,
  control: Control,
): Promise<void> {
  const name = new URL(request.url ?? "", "http://127.0.0.1").pathname.slice(PREFIX.length);
  const method = findMethod(control, name);
  if (method === undefined) return answer(response, 404, { error: `There is no control method ${name}` });
  if (request.method !== "POST")
    return answer(response, 405, { error: "Use POST with a JSON array of arguments" });
  // A page of another site can send a form but not this content type without asking first.
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
    return answer(response, 415, { error: "Send application/json" });
  try {
    const body = await readBody(request);
    const parameters: unknown = body === "" ? [] : JSON.parse(body);
    if (!Array.isArray(parameters)) return answer(response, 400, { error: "The arguments are a JSON array" });
    const result: unknown = await method(...parameters.map((value: unknown) => value ?? undefined));
    answer(response, 200, result ?? null);
  } catch (error) {
    answer(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

type Method = (...parameters: unknown[]) => unknown;

/** Own properties alone, so that no name reaches into prototypes. */
function findMethod(control: Control, name: string): Method | undefined {
  let found: unknown = control;
  for (const part of name.split(".")) {
    const known =
      (typeof found === "object" || typeof found === "function") &&
      found !== null &&
      Object.prototype.hasOwnProperty.call(found, part);
    found = known ? (found as Record<string, unknown>)[part] : undefined;
  }
  return typeof found === "function" ? (found as Method) : undefined;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}
