import { readBothBooks, agreedOn } from "./both-books";
import { crashSuite, type CrashSuite } from "./crash-suite";
import { drawnMoments } from "./drawn-moments";

/** Latest first. */
const moments = drawnMoments("placing an order", [
  ["before the order's account gets its line", { at: "write", point: "INSERT order_transaction" }],
  ["before the capture is recorded", { at: "write", point: "INSERT capture" }],
  ["before the payment is recorded", { at: "write", point: "INSERT payment" }],
  ["at the check that the order's payment depends on", { at: "assist", service: "orderresult", skip: 1 }],
  [
    "before the order is tied to its payment collection",
    { at: "write", point: "INSERT order_payment_collection" },
  ],
  ["before the cart is marked", { at: "write", point: "UPDATE cart" }],
  ["before the order is written", { at: "write", point: "INSERT order" }],
  ["at the first check", { at: "assist", service: "orderresult" }],
]);

interface Paid {
  cartId: string;
  orderNumber: string;
}

/** The server dies while a paid cart becomes an order. */
function orderCrashes(suite: CrashSuite): void {
  describe("the server is killed while a shopper's return places the order", () => {
    const paid = new Map<string, Paid>();

    async function payFor(name: string): Promise<void> {
      const { checkout } = suite.survivor;
      const cartId = await checkout.cart();
      const orderNumber = await checkout.leaveFor(await checkout.session(cartId, "pp_assist_ru"));
      suite.assist.pay(orderNumber);
      paid.set(name, { cartId, orderNumber });
    }

    function paidAt(name: string): Paid {
      const found = paid.get(name);
      if (!found) throw new Error("There is no such payment.");
      return found;
    }

    beforeAll(async () => {
      const [victim] = await Promise.all([suite.victim(), ...moments.map(([name]) => payFor(name))]);
      for (const [name, moment] of moments) {
        const { orderNumber } = paidAt(name);
        await suite.scene.stopAt(moment, orderNumber, () => victim.checkout.comeBack(orderNumber));
      }
      await suite.scene.kill(victim);
      await suite.anHourLater([...paid.values()].map(({ orderNumber }) => orderNumber));
    });

    it.each(moments.map(([name]) => name))(
      "%s: there is one order, paid once, and the shopper finds it",
      async (name) => {
        const { survivor, assist } = suite;
        const { cartId, orderNumber } = paidAt(name);
        const orders = await suite.database("order_cart").where({ cart_id: cartId, deleted_at: null });
        expect(orders).toHaveLength(1);
        const order = await survivor.checkout.order(String(orders[0]?.order_id));
        const books = await readBothBooks(survivor, assist, { orderNumber, order });
        expect(books).toEqual(agreedOn(order.total, 0));
        expect(order.payment_status).toBe("captured");
        expect(await suite.database("cart").where({ id: cartId }).first()).toMatchObject({
          completed_at: expect.any(Date) as unknown,
        });
        expect(await survivor.checkout.remembered(orderNumber)).toMatchObject({ openCase: null });

        expect((await survivor.checkout.comeBack(orderNumber)).searchParams.get("order_id")).toBe(order.id);
        expect((await survivor.checkout.complete(cartId)).data).toMatchObject({
          type: "order",
          order: { id: order.id },
        });
      },
    );
  });
}

crashSuite(orderCrashes);
