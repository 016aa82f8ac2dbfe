import { movesMoney, type OrderState } from "../../gateway";
import { isFinal } from "../money/position";
import type { OperationRow, OrderRow, PositionState } from "../../records/orders";
import { pageLifeMilliseconds } from "./schedule";

/** From these states every further success leads to another one; the partial states keep their name (protocol §8.1). */
const telling: OrderState[] = ["delayed", "approved"];

/** Instead of a day. */
export const askedSingly = "";

/** Instead of a day: singly too, and after everything else. */
export const askedLast = "~";

/** Instead of a day: by the plan of its bill, and with it. See with-its-bill.ts. */
export const askedWithBill = "bill";

/** A shopper who has not paid in this time mostly never will. */
const unpaidPatience = 60 * 60_000;

const unpaid: PositionState[] = ["not-started", "declined", "expired"];

/** Nobody can pay these any more: another try would have a billnumber of its own. */
const endedOrderStates: OrderState[] = ["declined", "timeout"];

/**
 * The GMT day whose list (resultbydate) may stand in for a question about the order; {@link askedSingly} when only a question
 * will do, and {@link askedLast} when that has time, as strangers can leave as many checkouts unpaid as they like.
 *
 * A list may stand in when the order's money hangs on one billnumber whose present state tells of every change, nothing
 * is still in process, and the order was checked after the last payment page had died, so that no other attempt can
 * have begun since. `checkedAt`: when the gateway was last asked about this very order. Pure.
 */
export function listDayOf(
  order: Pick<OrderRow, "state" | "last_handed_off_at" | "billnumbers" | "unconfirmed_at">,
  operations: readonly OperationRow[],
  checkedAt: Date,
): string {
  const lastForm = order.last_handed_off_at?.getTime();
  if (unpaid.includes(order.state) && lastForm !== undefined && order.unconfirmed_at === null)
    return checkedAt.getTime() - lastForm > unpaidPatience ? askedLast : askedSingly;
  if (order.state !== "held" && order.state !== "captured") return askedSingly;
  if (lastForm === undefined || checkedAt.getTime() - lastForm <= pageLifeMilliseconds) return askedSingly;
  const [paying, ...more] = (order.billnumbers ?? []).filter(
    ({ state }) => !endedOrderStates.includes(state),
  );
  if (!paying || more.length > 0 || !telling.includes(paying.state)) return askedSingly;
  if (operations.filter(movesMoney).some(({ result }) => !isFinal(result))) return askedSingly;
  return dayOfPayment(paying.billnumber, operations);
}

/**
 * It is not documented whether the list goes by the date of the operation or of the order [guess]: mostly they fall on
 * one day, and an order that the list of this day does not name is asked about singly.
 */
function dayOfPayment(billnumber: string, operations: readonly OperationRow[]): string {
  const payment = operations.find(
    (operation) =>
      operation.type === "payment" &&
      operation.result === "success" &&
      operation.billnumber.startsWith(`${billnumber}.`),
  );
  return payment?.operated_at?.toISOString().slice(0, 10) ?? askedSingly;
}
