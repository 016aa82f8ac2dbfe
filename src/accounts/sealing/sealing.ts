import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keyring, SealingKey } from "./keyring";

/** Where a sealed text belongs; it opens nowhere else. */
export interface SealedPlace {
  account: string;
  setting: string;
}

export type Opening =
  | { kind: "opened"; text: string; keyId: string }
  /** None of the keys is the one that it was sealed with. */
  | { kind: "key-lost" }
  /** It was changed, cut short, or taken from another account or setting. */
  | { kind: "damaged" };

/** NIST SP 800-38D: 96 random bits, never used twice with a key as long as it seals fewer than 2^32 texts. */
const nonceBytes = 12;
const tagBytes = 16;
const form = /^v1\.([0-9a-f]{16})\.([\w-]+)$/;

/** Seals a secret by AES-256-GCM: "v1", the key's id, and nonce, ciphertext and tag in base64url, with dots between. */
export function seal(text: string, place: SealedPlace, key: SealingKey): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
  cipher.setAAD(placeBytes(place));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${key.id}.${sealed.toString("base64url")}`;
}

/** Never throws. */
export function open(sealed: unknown, place: SealedPlace, { all }: Keyring): Opening {
  const [, keyId, body] = (typeof sealed === "string" && form.exec(sealed)) || [];
  if (keyId === undefined || body === undefined) return { kind: "damaged" };
  const key = all.find(({ id }) => id === keyId);
  if (!key) return { kind: "key-lost" };
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length < nonceBytes + tagBytes) return { kind: "damaged" };
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(placeBytes(place));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    return { kind: "opened", text: text.toString("utf8"), keyId };
  } catch {
    return { kind: "damaged" };
  }
}

/** A name has no line break, so two places never make the same bytes. */
function placeBytes({ account, setting }: SealedPlace): Buffer {
  return Buffer.from(["medusa-payment-assist", account, setting].join("\n"), "utf8");
}
