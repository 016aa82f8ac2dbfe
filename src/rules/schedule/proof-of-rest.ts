import type { GatewayOperation, GatewayOrder } from "../../gateway";
import { isFinal } from "../money/position";
import { askedSingly } from "./list-day";
import { leavesOutMoney, mergeBillnumbers } from "../money/merge-answer";
import type { RecordedBillnumber, OperationRow, OrderRow } from "../../records/orders";

/**
 * Whether a whole answer about an order (orderresult) only repeats what is remembered: merging it would change nothing.
 * Pure.
 */
export function answerSaysNothingNew(
  order: Pick<OrderRow, "billnumbers">,
  operations: readonly OperationRow[],
  answer: readonly GatewayOrder[],
): boolean {
  const known = order.billnumbers ?? [];
  return repeats(known, operations, answer) && mergeBillnumbers(known, answer).every(isAmong(known));
}

/**
 * Whether the list of a day (resultbydate) proves that nothing has happened to an order whose `list_day` it is.
 *
 * It does so by what it names, never by what it leaves out: it must name the billnumber that carries the money, in
 * the state that is remembered, and nothing of the order that is not remembered. The list may show the operations of
 * that day alone, but the state is the present one, and list-day.ts lets in only states that every change would have
 * replaced [guess: the list's orders are as in orderresult, protocol §6.3, §6.2]. An order that the list does not name,
 * or names otherwise, is asked about singly; nothing is learned from a list that was refused or cannot be believed. Pure.
 */
export function listSaysNothingNew(
  order: Pick<OrderRow, "billnumbers" | "list_day">,
  operations: readonly OperationRow[],
  named: readonly GatewayOrder[],
): boolean {
  return order.list_day !== askedSingly && repeats(order.billnumbers ?? [], operations, named);
}

function repeats(
  known: readonly RecordedBillnumber[],
  operations: readonly OperationRow[],
  told: readonly GatewayOrder[],
): boolean {
  return (
    !leavesOutMoney(known, told) &&
    told.every((order) => known.some((entry) => isSameOrder(entry, order))) &&
    told.flatMap((order) => order.operations).every((operation) => isRemembered(operation, operations))
  );
}

function isSameOrder(known: RecordedBillnumber, told: GatewayOrder): boolean {
  return (
    known.billnumber === told.billnumber &&
    known.state === told.state &&
    known.amount === told.amount.amount &&
    known.currency === told.amount.currency &&
    (told.testMode === undefined || known.testMode === told.testMode)
  );
}

/** Also what was seen on the way, which a whole answer may tell without another state. */
function isAmong(known: readonly RecordedBillnumber[]): (merged: RecordedBillnumber) => boolean {
  return ({ billnumber, orderedAt, seen }) =>
    known.some(
      (entry) =>
        entry.billnumber === billnumber &&
        entry.orderedAt === orderedAt &&
        entry.seen.held === seen.held &&
        entry.seen.approved === seen.approved,
    );
}

/** Finished operations must be remembered as they are told; one that is still in process, as in process. */
function isRemembered(told: GatewayOperation, operations: readonly OperationRow[]): boolean {
  return operations.some(
    (row) =>
      row.billnumber === told.billnumber &&
      row.type === told.type &&
      row.result === told.result &&
      row.amount === told.amount.amount &&
      row.currency === told.amount.currency &&
      (isFinal(row.result) || row.response_code === told.responseCode),
  );
}
