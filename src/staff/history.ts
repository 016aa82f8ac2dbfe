import { responseCodeWords } from "../gateway";
import { matchingOperation } from "../store/commands/attempt-journal";
import type { ActRow } from "../records/acts";
import type { AttemptRow, OperationRow, OrderRow } from "../records/orders";
import type { HistoryEntryDTO } from "../contract/payments";

/** What an order's history is made of. `names`: of staff, by user id. */
export interface Recorded {
  order: Pick<OrderRow, "kind" | "handed_off_at">;
  /** When the platform was first seen to have dropped the session; null while it has it. */
  replacedAt: Date | null;
  operations: readonly OperationRow[];
  attempts: readonly AttemptRow[];
  acts: readonly ActRow[];
  names: ReadonlyMap<string, string>;
}

/**
 * Everything that has happened to an order number, oldest first: what Assist reports, with who asked for it, and what was
 * sent and did not become an operation. Pure.
 */
export function historyOf({
  order,
  replacedAt,
  operations,
  attempts,
  acts,
  names,
}: Recorded): HistoryEntryDTO[] {
  const staffOf = (attempt: AttemptRow | undefined): string | null => {
    const act = attempt && acts.find((each) => asksFor(each, attempt));
    return act?.made_by ? (names.get(act.made_by) ?? null) : null;
  };
  const attemptOf = new Map(
    attempts.flatMap((attempt) => {
      const billnumber = operationOf(attempt, operations, attempts)?.billnumber;
      return billnumber === undefined ? [] : [[billnumber, attempt] as const];
    }),
  );
  const listed = new Set(attemptOf.values());
  const entries: HistoryEntryDTO[] = [
    ...operations.map((operation) => {
      const attempt = operation.type === "payment" ? undefined : attemptOf.get(operation.billnumber);
      return operationEntry(operation, attempt, staffOf(attempt));
    }),
    ...attempts
      .filter((attempt) => !listed.has(attempt))
      .map((attempt) => commandEntry(attempt, staffOf(attempt))),
    ...moment("replaced", replacedAt),
  ];
  const ordered = entries.sort((one, other) => second(one).localeCompare(second(other)));
  // Whatever Assist's clock says: nothing happened there before.
  return [...moment(order.kind === "bill" ? "billed" : "left", order.handed_off_at), ...ordered];
}

/** Assist tells whole seconds; within one what was written first stays first. What has no time comes last. */
function second({ at }: HistoryEntryDTO): string {
  return at?.slice(0, "2026-11-26T14:05:59".length) ?? "~";
}

/** What a command has become at Assist. A refusal names no operation, though Assist may list one as declined. */
function operationOf(
  attempt: AttemptRow,
  operations: readonly OperationRow[],
  attempts: readonly AttemptRow[],
): OperationRow | undefined {
  const named = operations.find(({ billnumber }) => billnumber === attempt.operation_billnumber);
  if (named || attempt.state !== "refused") return named;
  const found = matchingOperation(attempt, operations, attempts);
  return found?.result === "declined" ? found : undefined;
}

const commandOf: Record<ActRow["kind"], AttemptRow["kind"]> = {
  capture: "charge",
  void: "release",
  refund: "refund",
};

/** One act of a payment is under way at a time, so a command of its kind that was sent meanwhile is its own. */
function asksFor(act: ActRow, attempt: AttemptRow): boolean {
  return (
    commandOf[act.kind] === attempt.kind &&
    act.created_at <= attempt.sent_at &&
    (act.ended_at === null || attempt.sent_at <= act.ended_at)
  );
}

function moment(kind: "left" | "billed" | "replaced", at: Date | null): HistoryEntryDTO[] {
  return at ? [{ kind, at: at.toISOString() }] : [];
}

function operationEntry(
  operation: OperationRow,
  attempt: AttemptRow | undefined,
  staff: string | null,
): HistoryEntryDTO {
  const { type, result, amount, currency, billnumber, means, masked_card, response_code, message } =
    operation;
  const by = type === "confirmation" || type === "cancellation" ? (attempt ? "shop" : "account") : "shopper";
  return {
    kind: "operation",
    at: operation.operated_at?.toISOString() ?? null,
    ...{ type, result, amount, currency, billnumber, means, masked_card, response_code, message },
    response_words: responseCodeWords(response_code),
    by,
    staff,
  };
}

function commandEntry(attempt: AttemptRow, staff: string | null): HistoryEntryDTO {
  const { kind: command, state, amount, currency, response_code, message } = attempt;
  return {
    kind: "command",
    at: attempt.sent_at.toISOString(),
    ...{ command, state, amount, currency, response_code, message },
    response_words: response_code === null ? null : responseCodeWords(response_code),
    staff,
  };
}
