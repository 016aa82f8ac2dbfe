const maxLength = 256;
/** The gateway removes the first three and shortens the last (protocol §1.6). */
const changedByGateway = /[<>\s]|%3C|%3E|&&/i;

/**
 * An http(s) address that reaches the shopper's browser as it was written (protocol §1.6, §3.1). One that the gateway
 * would shorten or change leads the shopper astray: it is to be refused, not cleaned.
 */
export function isReturnUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    text.length <= maxLength &&
    !changedByGateway.test(text)
  );
}

/** What a return address that {@link isReturnUrl} refuses should have been. */
export const returnUrlRule = `A return address must be a plain http(s) address of at most ${maxLength} characters.`;
