import { bareBillnumber, Money, movesMoney, type GatewayOrder } from "../../gateway";
import { claimsMoney, computePosition, furtherState, type Position } from "./position";
import type { PositionOrder, Registration } from "./registration";
import { withFolded } from "./folded";
import type { RecordedBillnumber, OperationRow, OrderRow } from "../../records/orders";

/** What was registered, from the row that was written before the shopper left. */
export function registrationOf(
  row: Pick<OrderRow, "amount" | "currency" | "stages" | "live" | "offered">,
): Registration {
  const { stages, live, offered } = row;
  return { amount: Money.parse(row.amount, row.currency), stages, live, offered: offered ?? undefined };
}

/**
 * Adds an answer of the gateway to what is known. Answers may arrive in any order: each billnumber keeps
 * its furthest state, and one that an answer leaves out stays (orderresult has a search window, protocol §1.7).
 */
export function mergeBillnumbers(
  known: readonly RecordedBillnumber[],
  answer: readonly GatewayOrder[],
): RecordedBillnumber[] {
  const merged = new Map(known.map((entry) => [entry.billnumber, entry]));
  for (const order of answer) {
    const before = merged.get(order.billnumber);
    merged.set(order.billnumber, {
      billnumber: order.billnumber,
      state: before ? furtherState(before.state, order.state) : order.state,
      amount: order.amount.amount,
      currency: order.amount.currency,
      testMode: order.testMode ?? before?.testMode ?? null,
      orderedAt: order.orderedAt?.toISOString() ?? before?.orderedAt ?? null,
      seen: {
        held: before?.seen.held === true || order.state === "delayed" || order.state === "partial-delayed",
        approved: before?.seen.approved === true || (order.state === "approved" && !wasConfirmed(order)),
      },
    });
  }
  return [...merged.values()].sort(byAge);
}

function wasConfirmed(order: GatewayOrder): boolean {
  return order.operations.some(
    (operation) => operation.type === "confirmation" && operation.result === "success",
  );
}

/** Remembered money that an answer leaves out: such an answer is incomplete, and nothing may be concluded from it. */
export function leavesOutMoney(
  known: readonly RecordedBillnumber[],
  answer: readonly GatewayOrder[],
): boolean {
  const answered = new Set(answer.map((order) => order.billnumber));
  return known.some((entry) => claimsMoney(entry.state) && !answered.has(entry.billnumber));
}

/** Oldest first; billnumbers grow, so they decide where the gateway gives no time. */
function byAge(one: RecordedBillnumber, other: RecordedBillnumber): number {
  const time = (one.orderedAt ?? "").localeCompare(other.orderedAt ?? "");
  return time !== 0 ? time : one.billnumber.localeCompare(other.billnumber, "en", { numeric: true });
}

/** The position by everything remembered of an order. */
export function positionOf(row: OrderRow, operations: readonly OperationRow[]): Position {
  const orders = (row.billnumbers ?? []).map((entry): PositionOrder => {
    return {
      billnumber: entry.billnumber,
      state: entry.state,
      testMode: entry.testMode ?? undefined,
      seen: entry.seen,
      amount: Money.parse(entry.amount, entry.currency),
      operations: withFolded(row, operations)
        .filter(movesMoney)
        .filter((operation) => bareBillnumber(operation.billnumber) === entry.billnumber)
        .map((operation) => ({
          billnumber: operation.billnumber,
          type: operation.type,
          result: operation.result,
          responseCode: operation.response_code,
          message: operation.message ?? undefined,
          customerMessage: undefined,
          means: operation.means ?? undefined,
          maskedCard: operation.masked_card ?? undefined,
          amount: Money.parse(operation.amount, operation.currency),
        })),
    };
  });
  return computePosition(registrationOf(row), orders);
}

/** Whether a check brought news about the money or the outcome. */
export function isNews(row: OrderRow, position: Position): boolean {
  return (
    row.state !== position.state ||
    row.held !== position.held.amount ||
    row.captured !== position.captured.amount ||
    row.refunded !== position.refunded.amount
  );
}
