/** What the gateway silently removes from a parameter before it stores or uses it (§1.6). */
export function sanitise(name: string, value: string): string {
  const key = name.toLowerCase();
  if (key.startsWith("url_return")) return url(value);
  if (key === "ordernumber" || key === "bill") return value.replace(/[<>'"; ]/g, "");
  if (key === "address" || key === "ordercomment" || key === "bill_comment" || key === "comment")
    return value.replace(/[<>=\\]/g, "");
  if (key === "cvc2") return value.replace(/[+\-._\\/ ]/g, "").replace(/[OoОоΟο]/g, "0");
  if (UNTOUCHED.has(key)) return value;
  return value.replace(/[<>"='/\\();#]/g, "");
}

/** Base64 and JSON values would not survive the general rule; the docs do not list them [guess]. */
const UNTOUCHED = new Set(["signature", "checkvalue", "chequeitems", "chequeitem", "password"]);

function url(value: string): string {
  return value.replace(/[<>]|%3[CE]/gi, "").replace(/&&+/g, "&");
}

/** Ints of the gateway: at most 15 digits and 2147483647. */
export function isInt(value: string): boolean {
  return /^\d{1,15}$/.test(value) && Number(value) <= 2_147_483_647;
}
