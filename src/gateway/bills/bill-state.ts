/**
 * What became of a bill. "unclear" is any word that we do not know, with its text beside it.
 *
 * It says whether the link can still be used, not where the money is: that is read from orderresult, for the order
 * number that equals the bill's number. Whether Assist has a word for "past its date" is not known: compare `payUntil`
 * too before an "open" bill is shown as waiting.
 */
export type BillState = "open" | "paid" | "expired" | "revoked" | "unclear";

/**
 * Words of Bill_status. Only "Invoiced" is documented; the rest are [guess]es at how Assist would write the others
 * (protocol §15 #11), in lower case and without spaces.
 */
const states: ReadonlyMap<string, BillState> = new Map<string, BillState>([
  ["invoiced", "open"],
  ["paid", "paid"],
  ["payed", "paid"],
  ["expired", "expired"],
  ["overdue", "expired"],
  ["timeout", "expired"],
  ["revoked", "revoked"],
  ["annulled", "revoked"],
  ["canceled", "revoked"],
  ["cancelled", "revoked"],
]);

/** Reads Bill_status. Never guesses from the other fields of the answer. */
export function parseBillState(text: string): BillState {
  return states.get(text.toLowerCase().replace(/[\s_-]+/g, "")) ?? "unclear";
}
