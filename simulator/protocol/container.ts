import { createHash } from "node:crypto";

/** Key id seen in the real answers of 2016 and 2021 (§2.5). */
const KEY_ID = Buffer.from("cdf1f0e58c8258e1", "hex");

/**
 * `signature` of charge and cancel answers: Base64 of a binary OpenPGP signed message with string X as its literal text
 * (§2.5). The packets are well-formed; the signature numbers are dummies, since the gateway's key is not ours to hold.
 */
export function signatureContainer(x: string, at: Date): string {
  const message = Buffer.concat([onePassPacket(), literalPacket(x, at), signaturePacket(x, at)]);
  return (message.toString("base64").match(/.{1,76}/g) ?? []).join("\n");
}

/** Version 3, binary document, SHA-1, DSA, last. */
function onePassPacket(): Buffer {
  return Buffer.concat([Buffer.from([0x90, 13, 3, 0, 2, 17]), KEY_ID, Buffer.from([1])]);
}

function literalPacket(text: string, at: Date): Buffer {
  const name = Buffer.from("_CONSOLE", "ascii");
  const body = Buffer.concat([
    Buffer.from("b"),
    Buffer.from([name.length]),
    name,
    unixTime(at),
    Buffer.from(text, "utf8"),
  ]);
  return Buffer.concat([Buffer.from([0xcb]), newLength(body.length), body]);
}

/** Version 4, DSA, SHA-1, made at, by key, two numbers of 160 bits. */
function signaturePacket(text: string, at: Date): Buffer {
  const digest = createHash("sha1").update(text, "utf8").digest();
  const number = Buffer.from(digest);
  number[0] = (number[0] ?? 0) | 0x80;
  const mpi = Buffer.concat([Buffer.from([0x00, 0xa0]), number]);
  const body = Buffer.concat([
    Buffer.from([4, 0, 17, 2, 0, 6, 5, 2]),
    unixTime(at),
    Buffer.from([0, 10, 9, 16]),
    KEY_ID,
    digest.subarray(0, 2),
    mpi,
    mpi,
  ]);
  return Buffer.concat([Buffer.from([0x88, body.length]), body]);
}

function unixTime(at: Date): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Math.floor(at.getTime() / 1000));
  return bytes;
}

function newLength(length: number): Buffer {
  if (length < 192) return Buffer.from([length]);
  const rest = length - 192;
  if (rest < 8192) return Buffer.from([(rest >> 8) + 192, rest & 0xff]);
  const bytes = Buffer.from([0xff, 0, 0, 0, 0]);
  bytes.writeUInt32BE(length, 1);
  return bytes;
}
