import { firstcodeWords, secondcodeWords } from "./code-words";

/**
 * What a responsecode says about the operation (protocol §8.4). Only "success" moves money; "pending" and "unknown"
 * leave the question open.
 */
export type ResponseCodeClass = "success" | "declined" | "pending" | "no-such-payment" | "unknown";

const responseCodes: ReadonlyMap<string, readonly [ResponseCodeClass, string]> = new Map([
  ["AS000", ["success", "completed successfully"]],
  ["AS100", ["declined", "authorisation declined"]],
  ["AS101", ["declined", "declined: wrong card parameters"]],
  ["AS102", ["declined", "declined: insufficient funds"]],
  ["AS104", ["declined", "declined: wrong card expiry date"]],
  ["AS105", ["declined", "declined: the card's operation limit is exceeded"]],
  ["AS107", ["declined", "declined: the data could not be received"]],
  ["AS108", ["declined", "declined: fraud is suspected"]],
  ["AS109", ["declined", "declined: the operation limit is exceeded"]],
  ["AS110", ["declined", "declined: 3-D Secure authorisation is required"]],
  ["AS200", ["pending", "the authorisation is to be repeated"]],
  ["AS300", ["pending", "the operation is in process"]],
  ["AS400", ["no-such-payment", "there is no payment with such parameters"]],
  ["AS998", ["unknown", "system error at Assist"]],
]);

export function responseCodeClass(code: string): ResponseCodeClass {
  const known = responseCodes.get(code)?.[0];
  // Every AS1xx is a decline (protocol §8.4); any other unlisted code says nothing we could rely on.
  return known ?? (/^AS1\d\d$/.test(code) ? "declined" : "unknown");
}

/** "declined: insufficient funds (AS102)". Unknown codes come out readable. */
export function responseCodeWords(code: string): string {
  const shown = printable(code);
  const words =
    responseCodes.get(code)?.[1] ?? (responseCodeClass(code) === "declined" ? "declined" : "unknown result");
  return `${words} (${shown || "no code"})`;
}

/** "authentication error (7): the parameters login / password (141)". Unknown numbers come out readable. */
export function codePairWords(firstcode: number, secondcode: number): string {
  const kind = firstcodeWords.get(firstcode) ?? "unknown error";
  const about = secondcodeWords.get(secondcode) ?? "unknown subject";
  return secondcode === 0 ? `${kind} (${firstcode}/0)` : `${kind}: ${about} (${firstcode}/${secondcode})`;
}

/** Codes come from outside and end up in logs and pages: short and plain. */
function printable(code: string): string {
  return code.replace(/[^\w-]/g, "?").slice(0, 12);
}
