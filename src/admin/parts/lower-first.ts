/** A sentence as the rest of another: it begins with a small letter, unless its first word is a name. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) && !text.startsWith("Assist")
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
