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
    refusal: refusalOf(attempts.toSorted(bySending).at(-1)),
  };
}

const bySending = (one: AttemptRow, other: AttemptRow): number =>
  one.sent_at.getTime() - other.sent_at.getTime();

function refusalOf(newest: AttemptRow | undefined): string | undefined {
  return newest?.state === "refused" && newest.kind !== "charge" ? (newest.message ?? undefined) : undefined;
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
