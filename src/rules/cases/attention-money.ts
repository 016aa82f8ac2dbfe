import { claimsMoney } from "../money/position";
import type { AttentionMoney, DealtWith, OrderRow } from "../../records/orders";

type Row = Pick<OrderRow, "state" | "held" | "captured" | "returned" | "billnumbers">;

export function attentionMoney(row: Row, shop: string): AttentionMoney {
  const { state, held, captured, returned } = row;
  const paid = (row.billnumbers ?? [])
    .filter((order) => claimsMoney(order.state))
    .map((order) => `${order.billnumber} ${order.state}`)
    .sort();
  return { state, held, captured, returned, paid, shop };
}

/** Whether staff have settled just this by hand, and nothing has moved since. Pure. */
export function isDealtWith(dealt: DealtWith | null, reason: string, money: AttentionMoney): boolean {
  return dealt !== null && dealt.reason === reason && isSameMoney(dealt.money, money);
}

function isSameMoney(one: AttentionMoney, other: AttentionMoney): boolean {
  return (
    one.state === other.state &&
    one.held === other.held &&
    one.captured === other.captured &&
    one.returned === other.returned &&
    one.shop === other.shop &&
    one.paid.join() === other.paid.join()
  );
}
