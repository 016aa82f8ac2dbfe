import { isAwaited } from "../money/position";
import type { StaffOperationRow } from "../../records/rows";
import type { CommandRow, Folded, OperationRow } from "../../records/orders";
import type { CommandFacts } from "./correction";

/** What the next step depends on of an order's commands, and of what staff have asked for; `folded`: of the order. Pure. */
export function commandFactsOf(
  commands: readonly CommandRow[],
  staffOperations: readonly Pick<StaffOperationRow, "kind" | "state">[],
  folded: Folded | null | undefined,
): CommandFacts {
  const done = [...carriedOut(folded), ...commands.filter((command) => command.state === "done")];
  return {
    open: commands.some(isOpen),
    carriedOut: new Set(done.flatMap((command) => command.reference ?? [])),
    lastReversal: done
      .flatMap(({ kind, sent_at: sent }) => (kind === "charge" ? [] : [sent]))
      .toSorted((one, other) => other.getTime() - one.getTime())[0],
    released: releasedBy(done, staffOperations, folded?.voided === true),
    refusal: refusalOf(commands.toSorted(bySending).at(-1)),
  };
}

type DoneCommand = Pick<CommandRow, "kind" | "reference" | "sent_at">;

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
  staffOperations: readonly Pick<StaffOperationRow, "kind" | "state">[],
  voided: boolean,
): CommandFacts["released"] {
  const isByStaff =
    voided ||
    staffOperations.some(({ kind, state }) => kind === "void" && state !== "refused") ||
    done.some(({ kind }) => kind === "refund");
  if (isByStaff) return "by-staff";
  return done.some(({ kind }) => kind === "release") ? "by-platform" : undefined;
}

const bySending = (one: CommandRow, other: CommandRow): number =>
  one.sent_at.getTime() - other.sent_at.getTime();

function refusalOf(newest: CommandRow | undefined): string | undefined {
  return newest?.state === "refused" && newest.kind !== "charge" ? (newest.message ?? undefined) : undefined;
}

/** Since when the longest of the commands and operations without an outcome has none; undefined when all have one. Pure. */
export function undecidedSince(
  commands: readonly CommandRow[],
  operations: readonly OperationRow[],
): Date | undefined {
  const begun = [
    ...commands.flatMap((command) => (isOpen(command) ? [command.sent_at] : [])),
    ...operations
      .filter((operation) => isAwaited(operation, operations))
      .map((operation) => operation.created_at),
  ];
  return begun.toSorted((one, other) => one.getTime() - other.getTime())[0];
}

function isOpen({ state }: CommandRow): boolean {
  return state === "sending" || state === "unknown";
}
