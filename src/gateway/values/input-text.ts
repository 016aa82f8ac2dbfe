/**
 * The gateway removes characters silently, so that what it stores and hashes differs from what was sent (protocol
 * §1.6). They are removed here first: sent, signed and stored are then the same.
 */
const removedAnywhere = /[<>"='/\\();#]/g;
/** Address and comments keep more. */
const removedFromProse = /[<>=\\]/g;

/** "plain" for most parameters, "prose" for Address, OrderComment and Bill_comment. */
export type InputKind = "plain" | "prose";

/**
 * Prepares a text for the gateway: forbidden characters removed, white space and control characters made single
 * spaces, cut to the limit without splitting a character.
 */
export function cleanInput(text: string, kind: InputKind, maxLength: number): string {
  const kept = withoutBreaks(text)
    // Lone halves of a pair cannot be written in UTF-8.
    .replace(/\p{Cs}/gu, "")
    .replace(kind === "prose" ? removedFromProse : removedAnywhere, "")
    .replace(/ {2,}/g, " ")
    .trim();
  return cutTo(kept, maxLength).trim();
}

/**
 * The same for a value by which somebody is found, such as an address: sent as it is, or not at all. What the gateway
 * would make of it, or what is left of it within the limit, may be somebody else's.
 */
export function unchangedInput(text: string | undefined, kind: InputKind, maxLength: number): string {
  const tidy = withoutBreaks(text ?? "");
  return cleanInput(tidy, kind, maxLength) === tidy ? tidy : "";
}

function withoutBreaks(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

function cutTo(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;

  const cut = text.slice(0, maxLength);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
