import { dump } from "./dump";
import { shopSuite, type ShopSuite } from "./suite";

export interface LeftCart {
  cartId: string;
  orderNumber: string;
}

/** The whole shop with payments of which it has not been told; the fields are there from a test's beginning on. */
export interface UnheardSuite extends ShopSuite {
  /** A shopper leaves for Assist. */
  leave: () => Promise<LeftCart>;
  /** Paid at Assist, and nobody has told the shop. `told`: what Assist would. */
  paidUnheard: () => Promise<LeftCart & { told: Record<string, string> }>;
  /** All of the shop apart from the messages that were received. */
  everythingElse: () => Promise<string[]>;
  /** The payment is what it was all along: good for its cart's one order. */
  becomesOneOrder: (cartId: string, orderNumber: string) => Promise<void>;
}

export function unheardSuite(tests: (suite: UnheardSuite) => void): void {
  shopSuite((shop) => {
    const suite = shop as UnheardSuite;

    suite.leave = async () => {
      const cartId = await suite.checkout.cart();
      return { cartId, orderNumber: await suite.checkout.leaveFor(await suite.checkout.session(cartId)) };
    };
    suite.paidUnheard = async () => {
      const left = await suite.leave();
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(left.orderNumber);
      const [message] = suite.assist.notifications.list(left.orderNumber);
      if (!message) throw new Error("Assist made no notification.");
      return { ...left, told: message.fields };
    };
    suite.everythingElse = async () =>
      (await dump(suite.database))
        .filter(({ table }) => table !== "assist_notification")
        .map(({ table, text }) => `${table} ${text}`)
        .toSorted();
    suite.becomesOneOrder = async (cartId, orderNumber) => {
      const landing = await suite.checkout.comeBack(orderNumber);
      expect(landing.searchParams.get("assist")).toBe("paid");
      expect(await suite.database("order_cart").where({ cart_id: cartId })).toMatchObject([
        { order_id: landing.searchParams.get("order_id") },
      ]);
      expect(await suite.checkout.orders()).toHaveLength(1);
    };

    tests(suite);
  });
}
