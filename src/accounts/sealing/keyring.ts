import { createHash } from "node:crypto";

/** Seals what is entered in the admin panel. */
export interface SealingKey {
  /** Told with each sealed text, so that one sealed with another key is recognised. Says nothing about the key. */
  id: string;
  bytes: Buffer;
}

/** The plugin options `encryptionKey` and `previousEncryptionKey`, read. */
export interface Keyring {
  state: "ready" | "missing" | "wrong";
  /** For staff. */
  sentence: string;
  /** Seals; only when the state is "ready". */
  current?: SealingKey;
  /** All that open, the current one first. */
  all: SealingKey[];
}

const howTo = 'make one with "openssl rand -base64 32"';

const sentences = {
  ready: "Secrets entered here are sealed with the plugin option encryptionKey.",
  missing: `Secrets cannot be entered here without the plugin option encryptionKey: ${howTo}, put it into the server's environment, and restart. Everything else can be set.`,
  wrong: `The plugin option encryptionKey is not a key of 32 bytes in base64 or hex: ${howTo}. Until then secrets entered here can be neither read nor set.`,
  wrongPrevious:
    "The plugin option previousEncryptionKey is not a key of 32 bytes in base64 or hex: correct it, or remove it when no secret needs it any more.",
};

/** Never throws and never repeats a key. */
export function readKeyring(key: string | undefined, previousKey: string | undefined): Keyring {
  const previous = previousKey ? parseKey(previousKey) : undefined;
  const openers = previous ? [previous] : [];
  if (!key) return { state: "missing", sentence: sentences.missing, all: openers };
  const current = parseKey(key);
  if (!current) return { state: "wrong", sentence: sentences.wrong, all: openers };
  const all = [current, ...openers.filter(({ id }) => id !== current.id)];
  if (previousKey && !previous) return { state: "wrong", sentence: sentences.wrongPrevious, current, all };
  return { state: "ready", sentence: sentences.ready, current, all };
}

function parseKey(text: string): SealingKey | undefined {
  const trimmed = text.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, "hex")
    : /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)
      ? Buffer.from(trimmed, "base64")
      : undefined;
  if (bytes?.length !== 32) return undefined;
  const id = createHash("sha256").update("medusa-payment-assist key id").update(bytes).digest("hex");
  return { id: id.slice(0, 16), bytes };
}
