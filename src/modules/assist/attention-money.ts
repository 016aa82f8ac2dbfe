import { claimsMoney, type PositionState } from "../../assist";
import type { OrderRow } from "./rows";

/** Where the money of a case stands, on both sides. As long as it stays, a case is the same case. */
export interface AttentionMoney {
  state: PositionState;
  /** Decimal texts in the order's currency. */
  held: string;
  captured: string;
  returned: string;
  /** Billnumbers that have money, each with its state: a second payment may hide behind the same sums. */
  paid: string[];
  /** The shop's side in words of our own; empty where the case is about Assist's side alone. */
  shop: string;
}

/** A case that staff have settled by hand. */
export interface DealtWith {
  reason: string;
  money: AttentionMoney;
  /** ISO time. */
  noticed_at: string;
}

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
