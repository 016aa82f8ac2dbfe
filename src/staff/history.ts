import { responseCodeWords } from "../gateway";
import { matchingOperation } from "../store/commands/command-log";
import type { StaffOperationRow } from "../records/rows";
import type { CommandRow, OperationRow, OrderRow } from "../records/orders";
import type { HistoryEntryDTO } from "../contract/payments";

/** What an order's history is made of. `names`: of staff, by user id. */
export interface Recorded {
  order: Pick<OrderRow, "kind" | "handed_off_at">;
  /** When the platform was first seen to have dropped the session; null while it has it. */
  replacedAt: Date | null;
  operations: readonly OperationRow[];
  commands: readonly CommandRow[];
  staffOperations: readonly StaffOperationRow[];
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
  commands,
  staffOperations,
  names,
}: Recorded): HistoryEntryDTO[] {
  const staffOf = (sent: CommandRow | undefined): string | null => {
    const operation = sent && staffOperations.find((each) => asksFor(each, sent));
    return operation?.made_by ? (names.get(operation.made_by) ?? null) : null;
  };
  const attemptOf = new Map(
    commands.flatMap((sent) => {
      const billnumber = operationOf(sent, operations, commands)?.billnumber;
      return billnumber === undefined ? [] : [[billnumber, sent] as const];
    }),
  );
  const listed = new Set(attemptOf.values());
  const entries: HistoryEntryDTO[] = [
    ...operations.map((operation) => {
      const sent = operation.type === "payment" ? undefined : attemptOf.get(operation.billnumber);
      return operationEntry(operation, sent, staffOf(sent));
    }),
    ...commands.filter((sent) => !listed.has(sent)).map((sent) => commandEntry(sent, staffOf(sent))),
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
  sent: CommandRow,
  operations: readonly OperationRow[],
  commands: readonly CommandRow[],
): OperationRow | undefined {
  const named = operations.find(({ billnumber }) => billnumber === sent.operation_billnumber);
  if (named || sent.state !== "refused") return named;
  const found = matchingOperation(sent, operations, commands);
  return found?.result === "declined" ? found : undefined;
}

const commandOf: Record<StaffOperationRow["kind"], CommandRow["kind"]> = {
  capture: "charge",
  void: "release",
  refund: "refund",
};

/** One operation of a payment is under way at a time, so a command of its kind that was sent meanwhile is its own. */
function asksFor(operation: StaffOperationRow, sent: CommandRow): boolean {
  return (
    commandOf[operation.kind] === sent.kind &&
    operation.created_at <= sent.sent_at &&
    (operation.ended_at === null || sent.sent_at <= operation.ended_at)
  );
}

function moment(kind: "left" | "billed" | "replaced", at: Date | null): HistoryEntryDTO[] {
  return at ? [{ kind, at: at.toISOString() }] : [];
}

function operationEntry(
  operation: OperationRow,
  sent: CommandRow | undefined,
  staff: string | null,
): HistoryEntryDTO {
  const { type, result, amount, currency, billnumber, means, masked_card, response_code, message } =
    operation;
  const by = type === "confirmation" || type === "cancellation" ? (sent ? "shop" : "account") : "shopper";
  return {
    kind: "operation",
    at: operation.operated_at?.toISOString() ?? null,
    ...{ type, result, amount, currency, billnumber, means, masked_card, response_code, message },
    response_words: responseCodeWords(response_code),
    by,
    staff,
  };
}

function commandEntry(sent: CommandRow, staff: string | null): HistoryEntryDTO {
  const { kind: command, state, amount, currency, response_code, message } = sent;
  return {
    kind: "command",
    at: sent.sent_at.toISOString(),
    ...{ command, state, amount, currency, response_code, message },
    response_words: response_code === null ? null : responseCodeWords(response_code),
    staff,
  };
}
