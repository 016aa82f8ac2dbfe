import { codePairWords } from "../wire/codes";
import type { BillStatus } from "./bill-status-answer";
import type { OrderNumber } from "../values/order-number";
import type { Done, NotFound, Outcome, Refused, Unknown } from "../wire/outcome";

/** A bill that Assist has certainly made. */
export interface CreatedBill {
  /** The bill's and the payment's number; `null` when Assist numbered the bill and did not say how. */
  number: OrderNumber | null;
  /** Opaque. Given this once: billstatus does not repeat it (protocol §9.3), so keep it. */
  token: string;
  /** Where the customer pays; `null` for an ERIP bill, which is paid in ERIP. */
  link: string | null;
}

/**
 * Assist has a bill under this number already and made no other. It is the one whose answer was lost, or somebody
 * else's: billStatus tells. Its link cannot be learnt; see {@link BillCreationFound}.
 */
export interface BillExists {
  kind: "bill-exists";
  number: OrderNumber;
  firstcode: number;
  secondcode: number;
  sentence: string;
}

/** There may be a bill or not. Never make a bill under another number before this one is resolved. */
export interface UnknownBill extends Unknown {
  /** What to ask billStatus for; `null` with automatic numbering, when only Assist's personal account can tell. */
  lookUp: OrderNumber | null;
}

/**
 * How createBill ends: certainly made (done), certainly not made by this call (bill-exists, refused), or unknown.
 *
 * A number never has two bills, so after "unknown" the same request with the same number may be sent again: it makes
 * the bill, or ends as "bill-exists". {@link resolveBillCreation} says when.
 */
export type BillCreation = Done<CreatedBill> | BillExists | Refused | UnknownBill;

/**
 * secondcodes beside firstcode 11, "duplicate object". [guess]: the documents name two errors without their codes,
 * "Bill with the specified number already exists" and "Unique payment token/ID cannot be created" (protocol §9.1). Any
 * other pair with 11 is taken for the first, which makes the caller look before doing anything.
 */
const tokenNotCreated: ReadonlySet<number | undefined> = new Set([189]);

/** @param number asked for; `null` for automatic numbering */
export function creationOf(outcome: Outcome<CreatedBill>, number: OrderNumber | null): BillCreation {
  switch (outcome.kind) {
    case "done":
      return outcome;
    case "unknown":
      return { ...outcome, lookUp: number };
    case "not-found":
      return missingParameter(outcome);
    case "refused":
      return outcome.reason === "duplicate" ? duplicate(outcome, number) : outcome;
  }
}

/** "Missing object" of a bill that is to be made is something the request names: no bill was made. */
function missingParameter({ firstcode, secondcode }: NotFound): Refused {
  const sentence = `Assist refused the request: ${codePairWords(firstcode, secondcode)}.`;
  return { kind: "refused", reason: "parameter", firstcode, secondcode, mayRetryLater: false, sentence };
}

function duplicate(refused: Refused, number: OrderNumber | null): BillExists | Refused {
  const { firstcode = 0, secondcode = 0 } = refused;
  if (tokenNotCreated.has(secondcode)) {
    const sentence = `Assist could not make a link for the bill and did not make the bill (${firstcode}/${secondcode}). Try again later.`;
    return { ...refused, mayRetryLater: true, sentence };
  }
  if (number === null) {
    // Assist chose a number that was taken; it will choose another one.
    return { ...refused, mayRetryLater: true };
  }
  const sentence = `Assist already has a bill with the number ${number} (${firstcode}/${secondcode}) and did not make another.`;
  return { kind: "bill-exists", number, firstcode, secondcode, sentence };
}

/**
 * What billStatus tells after an unknown createBill or "bill-exists".
 *
 * - "made": there is a bill, but its link is lost for ever. While its state is "open": revoke it, see that it is
 *   revoked, then make a new one under another number. In any other state read the order before anything else.
 * - "not-made": Assist has none. Send the same request with the same number again, not with another one: should the
 *   lost request arrive late after all, Assist answers "bill-exists" instead of asking the customer twice.
 * - "unclear": ask again later.
 */
export type BillCreationFound =
  | { kind: "made"; bill: BillStatus; link: "lost" }
  | { kind: "not-made" }
  | { kind: "unclear"; sentence: string };

/** @param status answer of billStatus for the number (and amount) that was to be made */
export function resolveBillCreation(status: Outcome<BillStatus>): BillCreationFound {
  switch (status.kind) {
    case "done":
      return { kind: "made", bill: status.value, link: "lost" };
    case "not-found":
      return { kind: "not-made" };
    case "refused":
    case "unknown":
      return { kind: "unclear", sentence: status.sentence };
  }
}
