import type { AdminOrder } from "../shop/checkout";
import type { ServerSuite } from "./server-suite";
import type { ShopServer } from "./shop-server";
import { plannedAt } from "../shop/plans";

/** Money at Assist that no order has a claim to. */
export interface StrayMoney {
  provider: string;
  cartId: string;
  orderNumber: string;
  /** The order that was canceled; absent when none was placed. */
  order?: AdminOrder;
}

/** Brings such money about. Nobody looks at it until somebody is told to. */
export type Straying = (suite: ServerSuite, server: ShopServer, provider: string) => Promise<StrayMoney>;

/** The shopper leaves for Assist, the cart changes in another tab, and the shopper pays all the same. */
export const payForAChangedCart: Straying = async (suite, { checkout }, provider) => {
  const cartId = await checkout.cart();
  const orderNumber = await checkout.leaveFor(await checkout.session(cartId, provider));
  await checkout.addProduct(cartId);
  suite.assist.pay(orderNumber);
  await leaveInPeace(suite, orderNumber);
  return { provider, cartId, orderNumber };
};

/** Assist declines to give back what was paid for an order that is canceled, and the platform cancels it all the same. */
export const cancelInVain: Straying = async (suite, server, provider) => {
  const { checkout } = server;
  const { order, orderNumber, cartId } = await checkout.paidOrder(provider);
  suite.assist.faults.set({ service: "wscancel", fault: "declined-operation", orderNumber, times: 1 });
  const answer = await checkout.cancelOrder(order.id);
  if (answer.status !== 200) throw new Error(`Not canceled: ${JSON.stringify(answer.data)}`);
  // The cancelling has caused a check.
  await server.rest();
  await leaveInPeace(suite, orderNumber);
  return { provider, cartId, orderNumber, order };
};

/** No run of the job comes to it: a check has to be asked for. */
async function leaveInPeace({ database }: ServerSuite, orderNumber: string): Promise<void> {
  await database("assist_order")
    .where({ order_number: orderNumber })
    .update(plannedAt(database, database.raw("now() + interval '1 day'")));
}
