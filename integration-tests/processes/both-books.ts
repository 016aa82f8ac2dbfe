import type { Control } from "../../simulator";
import type { AdminOrder } from "../shop/checkout";
import type { ShopServer } from "./shop-server";

/** The money of one order on both sides, in kopecks. */
export interface BothBooks {
  assist: { captured: number; refunded: number };
  shop: { captured: number; refunded: number };
  /** What the order's own account says was paid, refunds taken off. */
  paid: number;
  /** What the payment collection shows. */
  shown: { captured: number; refunded: number };
}

/** An order number at Assist and the order that was placed for it. */
export interface PlacedOrder {
  orderNumber: string;
  order: AdminOrder;
}

export const paymentOf = (order: AdminOrder): string => order.payment_collections[0]?.payments[0]?.id ?? "";

export async function readBothBooks(
  server: ShopServer,
  assist: Control,
  { orderNumber, order: { id } }: PlacedOrder,
): Promise<BothBooks> {
  const order = await server.checkout.order(id);
  const totals = assist.totals(orderNumber);
  const [collection] = order.payment_collections;
  const payments = order.payment_collections.flatMap((each) => each.payments);
  return {
    assist: { captured: kopecks(totals.captured), refunded: kopecks(totals.refunded) },
    shop: {
      captured: sum(payments.flatMap(({ captures }) => captures)),
      refunded: sum(payments.flatMap(({ refunds }) => refunds)),
    },
    paid: sum(order.transactions ?? []),
    shown: {
      captured: kopecks(collection?.captured_amount ?? 0),
      refunded: kopecks(collection?.refunded_amount ?? 0),
    },
  };
}

/** Both sides with these sums, in roubles. */
export function agreedOn(captured: number, refunded: number): BothBooks {
  const sums = { captured: kopecks(captured), refunded: kopecks(refunded) };
  return { assist: sums, shop: sums, paid: sums.captured - sums.refunded, shown: sums };
}

/** Both sides with whatever Assist has. */
export function agreed({ assist }: BothBooks): BothBooks {
  return { assist, shop: assist, paid: assist.captured - assist.refunded, shown: assist };
}

/** One side writes "2059.90", the other 2059.9. */
const kopecks = (roubles: number | string): number => Math.round(Number(roubles) * 100);

const sum = (rows: { amount: number }[]): number =>
  rows.reduce((total, { amount }) => total + kopecks(amount), 0);
