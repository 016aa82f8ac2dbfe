import http from "node:http";
import https from "node:https";
import type { Rules } from "../rules";

export type Sent =
  | { kind: "answered"; status: number; body: string }
  | { kind: "unreachable" | "not allowed"; reason: string };

const GATEWAY_PORTS = new Set(["443", "8443", "80", "8080"]);
const LONGEST_ANSWER = 64 * 1024;

/** One POST on a connection of its own. Only this machine is ever called. */
export function sendForm(
  address: string,
  fields: Record<string, string>,
  rules: Rules,
  signal: AbortSignal,
): Promise<Sent> {
  const refusal = whyNot(address, rules);
  if (refusal !== undefined) return Promise.resolve({ kind: "not allowed", reason: refusal });
  const url = new URL(address);
  const body = new URLSearchParams(fields).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    const unreachable = (error: Error) => resolve({ kind: "unreachable", reason: error.message });
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      { method: "POST", headers, agent: false, signal },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on("data", (part: Buffer) => {
          size += part.length;
          if (size <= LONGEST_ANSWER) parts.push(part);
          else request.destroy(new Error("The answer is too long"));
        });
        response.on("error", unreachable);
        response.on("end", () =>
          resolve({
            kind: "answered",
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    request.on("error", unreachable);
    request.setTimeout(rules.notificationTimeoutSeconds * 1000, () =>
      request.destroy(new Error("No answer in time")),
    );
    request.end(body);
  });
}

function whyNot(address: string, rules: Rules): string | undefined {
  if (!URL.canParse(address)) return "The notification address is not a URL";
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return "The notification address is neither http nor https";
  if (!/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname))
    return "The simulator calls only this machine";
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  if (rules.enforceNotificationPorts && !GATEWAY_PORTS.has(port))
    return `Port ${port}: the gateway calls only 443, 8443, 80 and 8080`;
  return undefined;
}
