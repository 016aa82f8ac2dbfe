import { isAwaited } from "../money/position";
import type { ActRow } from "../../records/acts";
import type { AttemptRow, Folded, OperationRow } from "../../records/orders";
import type { JournalFacts } from "./move";

/** What the next step depends on of an order's commands, and of what staff have asked for; `folded`: of the order. Pure. */
export function journalFactsOf(
  attempts: readonly AttemptRow[],
  acts: readonly Pick<ActRow, "kind" | "state">[],
  folded: Folded | null | undefined,
): JournalFacts {
  const done = [...carriedOut(folded), ...attempts.filter((attempt) => attempt.state === "done")];
  return {
    open: attempts.some(isOpen),
    carriedOut: new Set(done.flatMap((attempt) => attempt.reference ?? [])),
    lastReturn: done
      .flatMap(({ kind, sent_at: sent }) => (kind === "charge" ? [] : [sent]))
      .toSorted((one, other) => other.getTime() - one.getTime())[0],
    released: releasedBy(done, acts, folded?.voided === true),
    refusal: refusalOf(attempts.toSorted(bySending).at(-1)),
  };
}

type DoneCommand = Pick<AttemptRow, "kind" | "reference" | "sent_at">;

/** Those whose rows are removed. */
function carriedOut(folded: Folded | null | undefined): DoneCommand[] {
  return (folded?.commands ?? []).map(({ sent_at: at, ...command }) => ({
    ...command,
    sent_at: new Date(at),
  }));
}

/** A void is staff's also when it is not known how it ended; what is given back fits no order, by staff or their policy. */
function releasedBy(
  done: readonly DoneCommand[],
  acts: readonly Pick<ActRow, "kind" | "state">[],
  voided: boolean,
): JournalFacts["released"] {
  const isByStaff =
    voided ||
    acts.some(({ kind, state }) => kind === "void" && state !== "refused") ||
    done.some(({ kind }) => kind === "refund");
  if (isByStaff) return "by-staff";
  return done.some(({ kind }) => kind === "release") ? "by-platform" : undefined;
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
