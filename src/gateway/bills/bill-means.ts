import { canHold, meansFlag, pageMeans } from "../values/means";
import type { LinkBillRequest } from "./bill-request";

/**
 * All flags, or none where Assist's default, everything (protocol §9.1), is what is wanted. A bill in two stages is
 * offered to the means that can hold.
 */
export function billMeansFlags({ means, stages }: LinkBillRequest): Record<string, "0" | "1"> {
  const offered = means ?? (stages === "two" ? pageMeans.filter(canHold) : undefined);
  if (!offered) return {};
  return Object.fromEntries(pageMeans.map((name) => [meansFlag[name], offered.includes(name) ? "1" : "0"]));
}
