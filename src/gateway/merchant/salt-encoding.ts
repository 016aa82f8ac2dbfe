/** How the secret word becomes bytes. UTF-8 unless the account is an old one (protocol §15 #26). */
export type SaltEncoding = "utf8" | "windows-1251";

/** Node decodes windows-1251 but does not encode it: the table is the decoder turned round. */
const windows1251: ReadonlyMap<string, number> = new Map(
  Array.from(
    new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
    (character, byte): [string, number] => [character, byte],
  ),
);

export function canEncodeSalt(text: string, encoding: SaltEncoding): boolean {
  return encoding === "utf8" || Array.from(text).every((character) => windows1251.has(character));
}

/** @throws RangeError when windows-1251 has no such character; {@link canEncodeSalt} tells beforehand */
export function encodeSalt(text: string, encoding: SaltEncoding): Buffer {
  if (encoding === "utf8") return Buffer.from(text, "utf8");

  return Buffer.from(
    Array.from(text, (character) => {
      const byte = windows1251.get(character);
      if (byte === undefined)
        throw new RangeError("The secret word has characters that windows-1251 cannot write.");

      return byte;
    }),
  );
}
