/**
 * The gateway removes characters silently, so that what it stores and hashes differs from what was sent (protocol
 * §1.6). They are removed here first: sent, signed and stored are then the same.
 */
const REMOVED_ANYWHERE = /[<>"='/\\();#]/g;
/** Address and comments keep more. */
const REMOVED_FROM_PROSE = /[<>=\\]/g;

/** "plain" for most parameters, "prose" for Address, OrderComment and Bill_comment. */
export type InputKind = "plain" | "prose";

/**
 * Prepares a text for the gateway: forbidden characters removed, white space and control characters made single
 * spaces, cut to the limit without splitting a character.
 */
export function cleanInput(text: string, kind: InputKind, maxLength: number): string {
  const kept = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    // Lone halves of a pair cannot be written in UTF-8.
    .replace(/\p{Cs}/gu, "")
    .replace(kind === "prose" ? REMOVED_FROM_PROSE : REMOVED_ANYWHERE, "")
    .replace(/ {2,}/g, " ")
    .trim();
  return cutTo(kept, maxLength).trim();
}

/** The same for a value that cannot be right when shortened, such as a telephone number: too long, it is left out. */
export function wholeInput(text: string | undefined, maxLength: number): string {
  const clean = cleanInput(text ?? "", "plain", maxLength + 1);
  return clean.length > maxLength ? "" : clean;
}

function cutTo(text: string, maxLength: number): string {
  if (text.length <= maxLength) {
    return text;
  }
  const cut = text.slice(0, maxLength);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
