/**
 * Reads the OpenPGP container in the `signature` of charge and cancel answers (protocol §2.5). Nothing here
 * authenticates: that would need Assist's public key. What it gives is the text that Assist's server wrote down, to be
 * held against the fields of the same answer.
 */

/** The nine parts of the signed text (protocol §2.2), empty ones kept. */
export interface SignedFields {
  /** Extended. */
  billnumber: string;
  orderNumber: string;
  responseCode: string;
  amount: string;
  currency: string;
  maskedCard: string;
  approvalCode: string;
  orderState: string;
  packetDate: string;
}

export type AnswerSignature =
  | {
      ok: true;
      /** The signed text as it is. */
      text: string;
      /** `undefined` when the text is not nine parts joined by commas. */
      fields: SignedFields | undefined;
      /** Number of the key that claims to have signed, 16 hex digits. */
      keyId: string | undefined;
    }
  | { ok: false; problem: string };

/** Real ones have about 400 characters. */
const maxLength = 64 * 1024;
const maxPackets = 16;
const onePassSignature = 4;
const literalData = 11;

/**
 * @param signature Base64, perhaps wrapped in lines, as the answer carries it
 * @returns the literal text; a problem for anything that is no such container. Never throws.
 */
export function readAnswerSignature(signature: unknown): AnswerSignature {
  if (typeof signature !== "string" || signature.length > maxLength)
    return { ok: false, problem: "The signature is not a text of reasonable length." };

  const base64 = signature.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return { ok: false, problem: "The signature is not Base64." };

  let keyId: string | undefined;
  for (const packet of readPackets(Buffer.from(base64, "base64"))) {
    if (packet.tag === onePassSignature) {
      // Version, type, hash, algorithm, then eight bytes of key number.
      keyId =
        packet.body.length >= 12 ? packet.body.subarray(4, 12).toString("hex").toUpperCase() : undefined;
    }
    if (packet.tag === literalData) {
      const text = literalText(packet.body);
      return text === undefined
        ? { ok: false, problem: "The signed text cannot be read." }
        : { ok: true, text, fields: splitFields(text), keyId };
    }
  }
  return { ok: false, problem: "The signature holds no signed text." };
}

interface Packet {
  tag: number;
  body: Buffer;
}

/** Whole packets from the start, up to the first that is cut off or of a kind that this container never uses. */
function readPackets(bytes: Buffer): Packet[] {
  const packets: Packet[] = [];
  let position = 0;
  while (position < bytes.length && packets.length < maxPackets) {
    const header = readHeader(bytes, position);
    if (!header || header.end > bytes.length) break;

    packets.push({ tag: header.tag, body: bytes.subarray(header.start, header.end) });
    position = header.end;
  }
  return packets;
}

/** Packet headers of RFC 4880 §4.2, old and new; partial and unstated lengths are not used here and end the reading. */
function readHeader(bytes: Buffer, at: number): { tag: number; start: number; end: number } | undefined {
  const first = bytes[at] ?? 0;
  if ((first & 0x80) === 0) return undefined;

  const isNew = (first & 0x40) !== 0;
  const tag = isNew ? first & 0x3f : (first >> 2) & 0x0f;
  const length = isNew ? newLength(bytes, at + 1) : oldLength(bytes, at + 1, first & 0x03);
  return length && { tag, start: length.start, end: length.start + length.size };
}

interface Length {
  start: number;
  size: number;
}

function newLength(bytes: Buffer, at: number): Length | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;

  if (first < 192) return { start: at + 1, size: first };

  if (first < 224) {
    const second = bytes[at + 1];
    return second === undefined ? undefined : { start: at + 2, size: ((first - 192) << 8) + second + 192 };
  }
  return first === 255 && at + 5 <= bytes.length
    ? { start: at + 5, size: bytes.readUInt32BE(at + 1) }
    : undefined;
}

function oldLength(bytes: Buffer, at: number, lengthType: number): Length | undefined {
  const width = [1, 2, 4][lengthType];
  if (width === undefined || at + width > bytes.length) return undefined;

  return { start: at + width, size: bytes.readUIntBE(at, width) };
}

/** Format, length of the file name, file name, four bytes of time, then the text (RFC 4880 §5.9). */
function literalText(body: Buffer): string | undefined {
  const nameLength = body[1];
  const start = nameLength === undefined ? Infinity : 2 + nameLength + 4;
  if (start > body.length) return undefined;

  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body.subarray(start));
  } catch {
    return undefined;
  }
}

function splitFields(text: string): SignedFields | undefined {
  const parts = text.split(",");
  if (parts.length !== 9) return undefined;

  const [billnumber = "", orderNumber = "", responseCode = "", amount = "", currency = ""] = parts;
  const [maskedCard = "", approvalCode = "", orderState = "", packetDate = ""] = parts.slice(5);
  return {
    billnumber,
    orderNumber,
    responseCode,
    amount,
    currency,
    maskedCard,
    approvalCode,
    orderState,
    packetDate: packetDate.trim(),
  };
}
