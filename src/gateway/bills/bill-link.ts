/** "treat as opaque" (protocol §9): about twenty characters are seen; anything visible and not endless is taken. */
const tokenPattern = /^[\x21-\x7E]{1,256}$/;

/** True for text that can be a bill's token. */
export function isBillToken(text: string): boolean {
  return tokenPattern.test(text);
}

/**
 * The page where a bill is paid (protocol §9). Whoever has the address can see and pay the bill.
 *
 * @param gatewayUrl of the merchant who made the bill
 * @param token as createbill gave it, escaped here
 */
export function billLink(gatewayUrl: URL, token: string): string {
  const url = new URL("/bill/paybill.cfm", gatewayUrl);
  url.searchParams.set("ID", token);
  return url.href;
}
