import type { Position } from "../money/position";
import { positionOf } from "../money/mirror";
import type { ActRow } from "../../records/acts";
import type { HoldTerm } from "../money/hold-term";
import type { OrderWithCases } from "../../records/cases";
import type { AttemptRow, OperationRow, OrderRow } from "../../records/orders";
import { journalFactsOf } from "./journal-facts";
import type { MedusaFacts } from "./facts";
import { nextStep } from "./next-step";

/** The gateway may not list an operation at once that it has just carried out. */
const freshMilliseconds = 10 * 60_000;

/** Everything that is known about an order apart from the gateway's answer. */
export interface Known {
  order: OrderWithCases;
  operations: OperationRow[];
  attempts: AttemptRow[];
  /** What staff have asked for. */
  acts: ActRow[];
  /** Of a hold. */
  hold?: HoldTerm | undefined;
  facts: MedusaFacts;
  now: Date;
}

/**
 * Whether an order about which the gateway has told nothing new may simply be put off: Medusa agrees with what is
 * remembered, by the same decision that sync-order takes; no command is open or fresh; nothing that Assist has sent
 * waits to be confirmed; and staff are shown nothing about it. Pure.
 */
export function isAtRest({ order, operations, attempts, acts, hold, facts, now }: Known): boolean {
  if (order.cases.some(({ open }) => open) || order.told_at !== null) return false;
  const fresh = attempts.some((attempt) => now.getTime() - attempt.updated_at.getTime() < freshMilliseconds);
  const journal = journalFactsOf(attempts, acts, order.folded);
  return (
    !fresh &&
    !journal.open &&
    nextStep(rememberedPosition({ order, operations }), facts, journal, hold).do === "nothing"
  );
}

export function rememberedPosition({
  order,
  operations,
}: Pick<Known, "operations"> & { order: OrderRow }): Position {
  return positionOf(order, operations);
}

/** The platform has dropped the session, and nobody has noted that yet. Pure. */
export function isNewlyReplaced(order: Pick<OrderRow, "replaced_at">, { session }: MedusaFacts): boolean {
  return session === undefined && order.replaced_at === null;
}
