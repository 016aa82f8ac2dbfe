import { movesMoney } from "../../gateway";
import type { StaffOperationRow } from "../../records/rows";
import type {
  CommandRow,
  Folded,
  FoldedCommand,
  FoldedOperation,
  OperationRow,
  OrderRow,
} from "../../records/orders";

/** Nothing of an order is under way by these, as long as no pending operation and no open command is among them. */
export function fold(
  { folded }: Pick<OrderRow, "folded">,
  operations: readonly OperationRow[],
  commands: readonly CommandRow[],
  staffOperations: readonly Pick<StaffOperationRow, "kind" | "state">[],
): Folded {
  return {
    operations: [
      ...withFolded({ folded }, operations).filter((one): one is FoldedOperation => !isRow(one)),
      ...operations.filter(movesMoney).map(foldedOperation),
    ],
    commands: [
      ...(folded?.commands ?? []),
      ...commands.filter(({ state }) => state === "done").map(foldedCommand),
    ],
    voided:
      folded?.voided === true ||
      staffOperations.some(({ kind, state }) => kind === "void" && state !== "refused"),
  };
}

/** The operations of an order with those that are folded: whoever reads both in two questions may find one of them in both. Pure. */
export function withFolded(
  { folded }: Pick<OrderRow, "folded">,
  operations: readonly OperationRow[],
): readonly DecidingOperation[] {
  if (!folded || folded.operations.length === 0) return operations;
  const nameOf = ({ billnumber, type }: DecidingOperation): string => `${billnumber} ${type}`;
  const rows = new Set(operations.map(nameOf));
  return [...folded.operations.filter((operation) => !rows.has(nameOf(operation))), ...operations];
}

export type DecidingOperation = Pick<
  OperationRow,
  "billnumber" | "type" | "result" | "response_code" | "amount" | "currency" | "means"
> &
  Partial<Pick<OperationRow, "message" | "masked_card">>;

const isRow = (operation: DecidingOperation): boolean => "order_id" in operation;

function foldedOperation(operation: OperationRow): FoldedOperation {
  const { billnumber, type, result, response_code, amount, currency, means } = operation;
  return {
    ...{ billnumber, type, result, response_code, amount, currency, means },
    operated_at: operation.operated_at?.toISOString() ?? null,
    created_at: operation.created_at.toISOString(),
  };
}

function foldedCommand({ kind, reference, sent_at: sentAt }: CommandRow): FoldedCommand {
  return { kind, reference, sent_at: sentAt.toISOString() };
}

/** The columns of the row that it becomes again. */
export function unfolded({ operated_at: operatedAt, created_at: createdAt, ...operation }: FoldedOperation) {
  return {
    ...operation,
    operated_at: operatedAt === null ? null : new Date(operatedAt),
    created_at: new Date(createdAt),
  };
}
