import { maskCardNumbers } from "../values/masked-card";

const longestValue = 256;

/** Needed whole to find the order and its operations: long numbers that are not cards. */
const keptWhole = ["merchant_id", "ordernumber", "billnumber", "slipno", "rrn", "extrrn"];

/**
 * What of a notification may be stored (protocol §5.2): what says which payment it is about and how it went. Nothing about
 * the person who paid, the card, or the proofs, which could be replayed; and nothing that a forger has put in besides.
 */
const technical = new Set([
  ...keptWhole,
  "testmode",
  "orderamount",
  "ordercurrency",
  "amount",
  "currency",
  "rate",
  "meantype_id",
  "meantypename",
  "meansubtype",
  "orderdate",
  "orderstate",
  "responsecode",
  "errorcode",
  "approvalcode",
  "protocoltypename",
  "processingname",
  "operationtype",
  "operationstate",
  "operationdate",
  "authresult",
  "authrequired",
  "packetdate",
]);

/** The technical fields of a received message, also when it is forged or malformed. Doubled and nested values are "[not text]". */
export function technicalFields(fields: unknown): Record<string, string> {
  const kept = entriesOf(fields).flatMap(([name, value]): [string, string][] => {
    const key = typeof name === "string" ? name.toLowerCase() : "";
    if (!technical.has(key)) return [];
    return [[key, typeof value === "string" ? shown(key, value.slice(0, longestValue)) : "[not text]"]];
  });
  return Object.fromEntries(kept);
}

function entriesOf(fields: unknown): [unknown, unknown][] {
  if (fields instanceof URLSearchParams || fields instanceof Map) return [...fields];
  return typeof fields === "object" && fields !== null ? Object.entries(fields) : [];
}

function shown(key: string, value: string): string {
  return keptWhole.includes(key) ? value : maskCardNumbers(value);
}
