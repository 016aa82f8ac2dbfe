declare const orderNumberBrand: unique symbol;

/**
 * A shop's order number that every part of the gateway leaves as it is: 1 to 128 of `A-Z a-z 0-9 . _ -`.
 * Other characters are removed silently by the gateway (protocol §1.6), need escaping in the return address, or
 * break the `;` of the check-value string.
 */
export type OrderNumber = string & { readonly [orderNumberBrand]: true };

const orderNumberPattern = /^[A-Za-z0-9._-]{1,128}$/;
const prefixPattern = /^[A-Za-z0-9._-]{1,32}$/;
/** Crockford's base 32: no I, L, O, U, so that staff can read a number out over the telephone. */
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const randomCharacterCount = 12;
const randomBytes = 8;
/** Eight bytes hold 64 bits and twelve characters of five bits need 60. */
const spareBits = 4n;

/** Text that cannot be an order number. */
export class OrderNumberError extends Error {
  override readonly name = "OrderNumberError";
}

export function isOrderNumber(value: unknown): value is OrderNumber {
  return typeof value === "string" && orderNumberPattern.test(value);
}

/** @throws OrderNumberError when the text is empty, longer than 128, or has other characters */
export function parseOrderNumber(text: string): OrderNumber {
  if (!isOrderNumber(text)) {
    throw new OrderNumberError(
      "An order number has 1 to 128 characters: Latin letters, digits, dot, dash, underscore.",
    );
  }
  return text;
}

/** What a new order number is made of. */
export interface OrderNumberParts {
  /** Tells the merchant's shops apart: 1 to 32 Latin letters, digits, dots, dashes, underscores. */
  prefix: string;
  /** Gives the day, in GMT as everywhere at the gateway. */
  now: Date;
  /** Cryptographically strong random bytes: `(n) => crypto.randomBytes(n)`. */
  random: (byteCount: number) => Uint8Array;
  /** Between the parts; empty for an account with ERIP bills, whose numbers have letters and digits alone (protocol §9.5). */
  separator?: "-" | "";
}

/**
 * Makes `<PREFIX>-<yyMMdd>-<12 characters>`, by default with dashes, with 60 random bits: recognisable, not guessable, and unique without
 * asking a database.
 *
 * @throws OrderNumberError for a prefix that is not allowed
 */
export function createOrderNumber({ prefix, now, random, separator = "-" }: OrderNumberParts): OrderNumber {
  if (!prefixPattern.test(prefix)) {
    throw new OrderNumberError(
      "An order number prefix has 1 to 32 Latin letters, digits, dots, dashes, underscores.",
    );
  }
  const day = now.toISOString().slice(2, 10).replace(/-/g, "");
  return parseOrderNumber([prefix, day, randomCharacters(random(randomBytes))].join(separator));
}

function randomCharacters(bytes: Uint8Array): string {
  if (bytes.length !== randomBytes)
    throw new OrderNumberError(`Expected ${randomBytes} random bytes and received ${bytes.length}.`);

  let bits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> spareBits;
  let characters = "";
  for (let position = 0; position < randomCharacterCount; position++) {
    characters = crockford.charAt(Number(bits & 31n)) + characters;
    bits >>= 5n;
  }
  return characters;
}
