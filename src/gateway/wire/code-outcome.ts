import { codePairWords, responseCodeClass, responseCodeWords } from "./codes";
import type { NotFound, Refused, RefusalReason, Unknown } from "./outcome";

/** A read changes nothing at the gateway; a command may have moved money although its answer is an error. */
export type CallKind = "read" | "command";

/** What a request is about, for the sentences. */
export type CodeSubject = "order" | "bill";

/** "success" means 0/0 or AS000 and nothing more: the rest of the answer is still to be checked. */
export type CodeVerdict = "success" | Refused | NotFound | Unknown;

/** secondcode values that tell what happened by themselves, whatever the firstcode (protocol §1.7). */
const rateExceeded = 3;
const documentTooLarge = 2;
const intervalTooLarge = 4;

/** "error", "internal error", "operation timed out": the operation may have been carried out (protocol §15 #4). */
const mayHaveHappened = new Set([1, 2, 16]);

/**
 * firstcode 10 is "missing object". When the missing object is the merchant, the user or a company, the account's
 * settings are wrong and nothing was said about the order.
 */
const missingObject = 10;
const objectsOfTheAccount = new Set([100, 101, 102, 141, 200, 221, 225, 226, 228]);

const refusals: ReadonlyMap<number, RefusalReason> = new Map([
  [3, "parameter"],
  [4, "parameter"],
  [5, "parameter"],
  [6, "parameter"],
  [7, "credentials"],
  [8, "credentials"],
  [9, "credentials"],
  [11, "duplicate"],
  [12, "locked"],
  [14, "prohibited"],
  [15, "prohibited"],
  [17, "limits"],
  [18, "fraud"],
  [19, "credentials"],
  [20, "three-d-secure"],
  [21, "declined"],
]);

/**
 * Reads the pair of codes of an answer (protocol §8.5, §15 #4).
 *
 * Where a pair leaves open whether money moved, a command ends as unknown.
 */
export function verdictOfCodes(
  firstcode: number,
  secondcode: number,
  call: CallKind,
  subject: CodeSubject = "order",
): CodeVerdict {
  if (firstcode === 0 && secondcode === 0) return "success";

  const words = codePairWords(firstcode, secondcode);
  const refused = (reason: RefusalReason, mayRetryLater: boolean, advice: string): Refused => ({
    kind: "refused",
    reason,
    firstcode,
    secondcode,
    mayRetryLater,
    sentence: `Assist refused the request: ${words}.${advice}`,
  });
  // Success in the first code and an error in the second contradict each other.
  if (firstcode === 0) return unclear("unknown-code", firstcode, secondcode, words, subject);

  if (secondcode === rateExceeded) return refused("rate-limited", true, " Ask less often.");

  if (call === "read" && (secondcode === documentTooLarge || secondcode === intervalTooLarge))
    return refused("limits", false, " Ask for a shorter period.");

  if (mayHaveHappened.has(firstcode)) return unclear("internal-error", firstcode, secondcode, words, subject);

  if (firstcode === missingObject && !objectsOfTheAccount.has(secondcode)) {
    return {
      kind: "not-found",
      firstcode,
      secondcode,
      sentence: `Assist has not found the ${subject}: ${words}.`,
    };
  }
  const reason = firstcode === missingObject ? "credentials" : refusals.get(firstcode);
  if (reason === undefined) return unclear("unknown-code", firstcode, secondcode, words, subject);

  return refused(reason, reason === "locked", adviceOn(reason, subject));
}

function adviceOn(reason: RefusalReason, subject: CodeSubject): string {
  switch (reason) {
    case "credentials":
      return " Check the gateway address, merchant number, login, password and secret word, and whether Assist limits access by address.";
    case "locked":
      return ` Another operation on this ${subject} is under way; try again in a minute.`;
    case "prohibited":
      return ` This ${subject} does not allow the operation in its present state.`;
    default:
      return "";
  }
}

/** Reads the responsecode of a money operation (protocol §8.4). */
export function verdictOfResponseCode(responseCode: string): CodeVerdict {
  const words = responseCodeWords(responseCode);
  switch (responseCodeClass(responseCode)) {
    case "success":
      return "success";
    case "declined":
      return refusedOperation("declined", responseCode, words);
    case "no-such-payment":
      return refusedOperation("parameter", responseCode, words);
    case "pending":
      return { ...unclear("in-process", 0, 0, words), responseCode };
    case "unknown":
      return {
        ...unclear(responseCode === "AS998" ? "internal-error" : "unknown-code", 0, 0, words),
        responseCode,
      };
  }
}

function refusedOperation(reason: RefusalReason, responseCode: string, words: string): Refused {
  return {
    kind: "refused",
    reason,
    firstcode: 0,
    secondcode: 0,
    responseCode,
    mayRetryLater: false,
    sentence: `Assist did not carry out the operation: ${words}.`,
  };
}

function unclear(
  reason: Unknown["reason"],
  firstcode: number,
  secondcode: number,
  words: string,
  subject: CodeSubject = "order",
): Unknown {
  const whereToLook = subject === "order" ? "the order's operations" : "the bill's status";
  return {
    kind: "unknown",
    reason,
    certainlyNotSent: false,
    firstcode,
    secondcode,
    sentence: `Assist answered "${words}". Whether anything was done must be read from ${whereToLook}.`,
  };
}
