import type { AttemptRow } from "../../modules/assist/rows";
import type { JournalFacts } from "./next-move";

/** What the next step depends on of an order's commands. Pure. */
export function journalFactsOf(attempts: readonly AttemptRow[]): JournalFacts {
  const done = attempts.filter((attempt) => attempt.state === "done");
  return {
    open: attempts.some((attempt) => attempt.state === "sending" || attempt.state === "unknown"),
    carriedOut: new Set(done.flatMap((attempt) => attempt.reference ?? [])),
  };
}
