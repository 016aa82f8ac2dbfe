const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g;

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Decodes the five entities of XML and character numbers, each once: "&amp;lt;" becomes "&lt;". Entities that a
 * document declares for itself stay as written, so that none can grow (promise: nothing is expanded).
 */
export function decodeXmlText(text: string): string {
  if (!text.includes("&")) {
    return text;
  }
  return text.replace(REFERENCE, (written, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) {
      return NAMED[name] ?? written;
    }
    return characterOf(decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal)) ?? written;
  });
}

/** `undefined` for numbers that XML does not allow as characters: controls, halves of pairs, beyond Unicode. */
function characterOf(codePoint: number): string | undefined {
  const allowed =
    codePoint === 0x9 ||
    codePoint === 0xa ||
    codePoint === 0xd ||
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff);
  return allowed ? String.fromCodePoint(codePoint) : undefined;
}
