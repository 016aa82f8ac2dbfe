import type { Position } from "../money/position";
import { positionOf } from "../money/merge-answer";
import type { StaffOperationRow } from "../../records/rows";
import type { HoldTerm } from "../money/hold-term";
import type { OrderWithCases } from "../../records/cases";
import type { CommandRow, OperationRow, OrderRow } from "../../records/orders";
import { commandFactsOf } from "./command-facts";
import type { MedusaFacts } from "./facts";
import { nextStep } from "./next-step";

/** The gateway may not list an operation at once that it has just carried out. */
const freshMilliseconds = 10 * 60_000;

/** Everything that is known about an order apart from the gateway's answer. */
export interface OrderWithShop {
  order: OrderWithCases;
  operations: OperationRow[];
  commands: CommandRow[];
  /** What staff have asked for. */
  staffOperations: StaffOperationRow[];
  /** Of a hold. */
  hold?: HoldTerm | undefined;
  facts: MedusaFacts;
  now: Date;
}

/**
 * Whether an order about which the gateway has told nothing new may simply be put off: Medusa agrees with what is
 * remembered, by the same decision that the reconciliation takes; no command is open or fresh; nothing that Assist has sent
 * waits to be confirmed; and staff are shown nothing about it. Pure.
 */
export function isAtRest({
  order,
  operations,
  commands,
  staffOperations: staffOperations,
  hold,
  facts,
  now,
}: OrderWithShop): boolean {
  if (order.cases.some(({ open }) => open) || order.unconfirmed_at !== null) return false;
  const fresh = commands.some((command) => now.getTime() - command.updated_at.getTime() < freshMilliseconds);
  const commandFacts = commandFactsOf(commands, staffOperations, order.folded);
  return (
    !fresh &&
    !commandFacts.open &&
    nextStep(recordedPosition({ order, operations }), facts, commandFacts, hold).do === "nothing"
  );
}

export function recordedPosition({
  order,
  operations,
}: Pick<OrderWithShop, "operations"> & { order: OrderRow }): Position {
  return positionOf(order, operations);
}

/** The platform has dropped the session, and nobody has noted that yet. Pure. */
export function isNewlyReplaced(order: Pick<OrderRow, "replaced_at">, { session }: MedusaFacts): boolean {
  return session === undefined && order.replaced_at === null;
}
