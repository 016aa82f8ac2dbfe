/**
 * What the next press sends. The same key is the same request, which is carried out once however often it is pressed; so a
 * new key is right only when nothing can have come of the old one. The server says so by 422: the request is written down
 * under this key and has ended without moving money. Any other answer leaves it open: nobody answered, it is being carried
 * out still, or an earlier press is and this one was turned away (signed out, too many requests, a field that is wrong).
 */
export function keyAfter(failure: unknown, key: string): string {
  return statusOf(failure) === 422 ? newRequestKey() : key;
}

/** Of letters and digits, for one request; also where a page without https has no randomUUID. */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function statusOf(failure: unknown): unknown {
  return typeof failure === "object" && failure !== null && "status" in failure ? failure.status : undefined;
}
