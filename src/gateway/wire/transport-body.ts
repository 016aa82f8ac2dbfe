import type { Readable } from "node:stream";

/** The answer is longer than allowed; the rest was not read. */
export class AnswerTooLargeError extends Error {
  override readonly name = "AnswerTooLargeError";
}

/** The answer's bytes are not UTF-8, the only encoding the protocol has (§1.3). */
export class AnswerEncodingError extends Error {
  override readonly name = "AnswerEncodingError";
}

/**
 * Reads a body to its end, or to the first byte too many.
 *
 * @param announcedLength the content-length header; a length that is too great is refused without reading
 * @throws AnswerTooLargeError, AnswerEncodingError, or whatever breaks the stream
 */
export async function readBody(
  body: Readable,
  announcedLength: string | string[] | undefined,
  maxBytes: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    if (Number(announcedLength) > maxBytes)
      throw new AnswerTooLargeError(`the answer is longer than ${maxBytes} bytes`);

    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) throw new AnswerTooLargeError(`the answer is longer than ${maxBytes} bytes`);

      chunks.push(chunk);
    }
  } catch (error) {
    // A destroyed body reports its own abortion; there is nobody left to hear it.
    body.on("error", () => undefined).destroy();
    throw error;
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AnswerEncodingError("the answer is not in UTF-8");
  }
}
