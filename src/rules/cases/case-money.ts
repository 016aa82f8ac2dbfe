import type { CaseMoney } from "../../records/cases";
import type { OrderRow } from "../../records/orders";
import { claimsMoney } from "../money/position";

type Row = Pick<OrderRow, "state" | "held" | "captured" | "refunded" | "billnumbers">;

/** Where the money of an order stands now. `shop`: its side in words that are the same as long as it stays. Pure. */
export function caseMoney(row: Row, shop: string): CaseMoney {
  const { state, held, captured, refunded } = row;
  const paid = (row.billnumbers ?? [])
    .filter((order) => claimsMoney(order.state))
    .map((order) => `${order.billnumber} ${order.state}`)
    .sort();
  return { state, held, captured, refunded, paid, shop };
}

/** Pure. */
export function isSameMoney(one: CaseMoney, other: CaseMoney): boolean {
  return (
    one.state === other.state &&
    one.held === other.held &&
    one.captured === other.captured &&
    one.refunded === other.refunded &&
    one.shop === other.shop &&
    one.paid.join() === other.paid.join()
  );
}
