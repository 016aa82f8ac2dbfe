import { isAwaited } from "../../assist";
import type { AttemptRow, OperationRow } from "../../modules/assist/rows";
import type { JournalFacts } from "./next-move";

/** What the next step depends on of an order's commands. Pure. */
export function journalFactsOf(attempts: readonly AttemptRow[]): JournalFacts {
  const done = attempts.filter((attempt) => attempt.state === "done");
  return {
    open: attempts.some(isOpen),
    carriedOut: new Set(done.flatMap((attempt) => attempt.reference ?? [])),
    lastReturn: done
      .flatMap(({ kind, sent_at: sent }) => (kind === "charge" ? [] : [sent]))
      .toSorted((one, other) => other.getTime() - one.getTime())[0],
  };
}

/** Since when the longest of the commands and operations without an outcome has none; undefined when all have one. Pure. */
export function undecidedSince(
  attempts: readonly AttemptRow[],
  operations: readonly OperationRow[],
): Date | undefined {
  const begun = [
    ...attempts.flatMap((attempt) => (isOpen(attempt) ? [attempt.sent_at] : [])),
    ...operations
      .filter((operation) => isAwaited(operation, operations))
      .map((operation) => operation.created_at),
  ];
  return begun.toSorted((one, other) => one.getTime() - other.getTime())[0];
}

function isOpen({ state }: AttemptRow): boolean {
  return state === "sending" || state === "unknown";
}
