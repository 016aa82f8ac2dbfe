import type { IncomingMessage } from "node:http";

const LONGEST_BODY = 1024 * 1024;

/** The whole body as UTF-8. Throws when the connection ends early or the body is too long. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LONGEST_BODY) throw new Error("The request is too long");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
