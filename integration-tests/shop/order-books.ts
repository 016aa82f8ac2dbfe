import type { ShopSuite } from "./suite";

/** What Medusa has booked of an order's payment. */
export interface OrderBooks {
  captured: number;
  refunded: number;
  /** By the lines of the order's own account. */
  paid: number;
}

/** The platform's id of an order's one payment. */
export function paymentOf(order: { payment_collections: { payments: { id: string }[] }[] }): string {
  return order.payment_collections[0]?.payments[0]?.id ?? "";
}

/** The books once staff have had the payment checked. */
export async function checkedBooks(
  { checkout }: ShopSuite,
  orderNumber: string,
  orderId: string,
): Promise<OrderBooks> {
  await checkout.check(orderNumber);
  const order = await checkout.order(orderId);
  const payment = order.payment_collections[0]?.payments[0];
  return {
    captured: sum(payment?.captures),
    refunded: sum(payment?.refunds),
    paid: sum(order.transactions),
  };
}

/** When the job looks at a payment again, in milliseconds. */
export async function nextCheckOf({ database }: ShopSuite, orderNumber: string): Promise<number> {
  const order = (await database("assist_order").where({ order_number: orderNumber }).first()) as {
    next_check_at: Date;
  };
  return order.next_check_at.getTime();
}

function sum(rows: { amount: number }[] | undefined): number {
  return Math.round((rows ?? []).reduce((total, row) => total + row.amount, 0) * 100) / 100;
}
