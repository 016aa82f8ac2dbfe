/** Where Assist is told to send a shopper back to. Only this address leads on to the shop's own pages of the order. */
export function returnAddress(backendUrl: URL, token: string | null): string {
  return new URL(["/hooks/assist/return", ...(token === null ? [] : [token])].join("/"), backendUrl).href;
}

/** As long as any, for a request that is only looked at. */
export const anyReturnAddress = (backendUrl: URL): string => returnAddress(backendUrl, "0".repeat(32));
