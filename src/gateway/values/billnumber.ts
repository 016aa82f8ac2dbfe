/**
 * The gateway's own number of an order. Documented as 15 or 16 digits (protocol §7.1); the length seems to follow the
 * merchant's number, so a little room is left: nothing depends on it, the number is opaque to us.
 */
const billnumberPattern = /^(\d{10,20})(?:\.(\d{1,5}))?$/;

/** A billnumber taken apart. */
export interface Billnumber {
  /** Without the operation: "5775486650107611". */
  bare: string;
  /** The operation's number within the order, when the billnumber is extended: 2 in "5775486650107611.2". */
  operation?: number;
}

/** Reads a plain or extended billnumber; `undefined` when the text is neither. */
export function parseBillnumber(text: string): Billnumber | undefined {
  const match = billnumberPattern.exec(text);
  if (!match?.[1]) return undefined;

  return match[2] === undefined ? { bare: match[1] } : { bare: match[1], operation: Number(match[2]) };
}

/** Cuts the operation from an extended billnumber: "5775486650107611.2" becomes "5775486650107611". */
export function bareBillnumber(billnumber: string): string {
  const dot = billnumber.indexOf(".");
  return dot < 0 ? billnumber : billnumber.slice(0, dot);
}
