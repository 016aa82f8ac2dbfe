export type Charset = "utf-8" | "windows-1251";

/** Bytes of a text. windows-1251 covers ASCII and Russian letters, which is all the gateway's texts have; others become "?". */
export function encodeText(text: string, charset: Charset): Buffer {
  if (charset === "utf-8") return Buffer.from(text, "utf8");
  return Buffer.from(Array.from(text, (letter) => windows1251(letter.codePointAt(0) ?? 63)));
}

function windows1251(code: number): number {
  if (code < 0x80) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  if (code === 0x401) return 0xa8;
  if (code === 0x451) return 0xb8;
  return 63;
}
