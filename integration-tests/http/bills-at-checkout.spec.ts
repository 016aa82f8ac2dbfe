import type * as factsOfOrders from "../../src/books/facts";
import type { PaidOrder } from "../../src/platform/facts/medusa-facts";
import { billSuite } from "../shop/bill-suite";
import { BilledOrders } from "../shop/billed-orders";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { cartTotal } from "../shop/seed";

/** Orders that are placed first and paid by link later. */
billSuite((suite) => {
  const billed = new BilledOrders(suite);

  describe("an order that is placed to be paid by link", () => {
    it("waits with a bill, whose link the customer finds; paid, it is an order like any other", async () => {
      const heard = suite.listenToBills();
      const cartId = await suite.checkout.cart();
      const session = await suite.checkout.session(cartId, "pp_assist-bill_ru");
      expect(session.data.payment_url).toBeUndefined();
      expect((await billed.visit(session)).page).toContain('data-testid="notice-bill-preparing"');
      const { data } = await suite.checkout.complete(cartId);
      expect(data.type).toBe("order");
      const orderId = data.type === "order" ? data.order.id : "";
      const bill = await billed.bill(orderId, "open");
      expect(bill).toMatchObject({
        origin: "checkout",
        amount: cartTotal,
        number: session.data.order_number,
      });
      const waiting = await suite.checkout.order(orderId);
      expect(waiting).toMatchObject({ status: "pending", payment_status: "awaiting" });
      expect((await billed.visit(session)).to).toBe(bill.link);
      expect(suite.assist.bills.list()).toHaveLength(1);

      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();

      await billed.bill(orderId, "paid");
      await billed.expectPaidOnce(orderId);
      const landing = new URL((await billed.visit(session)).to ?? "");
      expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "paid", order_id: orderId });
      const payment = (await suite.checkout.order(orderId)).payment_collections[0]?.payments[0];
      expect((await suite.checkout.refund(payment?.id ?? "", 100.1)).status).toBe(200);
      expect(suite.assist.totals(bill.number)).toMatchObject({ captured: cartTotal, refunded: "100.10" });
      const told = await eventually(
        () => Promise.resolve(heard.map(({ name }) => name)),
        (names) => names.length >= 2,
      );
      expect(told).toEqual(["assist.bill.made", "assist.bill.paid"]);
      expect(heard[0]?.data).toMatchObject({ origin: "checkout", link: bill.link, sending: "none" });
      expect(await suite.cases()).toEqual([]);
    });

    it("whether many of them wait for their bill is read by as many queries as for one", async () => {
      for (let turn = 0; turn < 3; turn++) await billed.bill((await billed.placed()).orderId, "open");
      // What follows the making of a bill may still be at work.
      await suite.assist.notifications.idle();
      await suite.idle();
      // As if each process had died before it made the bill.
      await suite.database("assist_bill").delete();
      await suite.database("assist_order").update({ kind: "checkout", handed_off_at: null });
      const placed: PaidOrder[] = await suite.database("assist_order");
      const [one, all] = await suite.inside(async ({ container, assist, database, load }, orders) => {
        const { factsOfMany } = load<typeof factsOfOrders>("src/books/facts");
        const time = await assist.clocks.read();
        const read = async (of: PaidOrder[]) => {
          let queries = 0;
          const listen = ({ sql }: { sql: string }) => {
            if (sql.includes('from "assist_bill"')) queries++;
          };
          database.on("query", listen);
          const facts = await factsOfMany(container, assist, of, time);
          database.removeListener("query", listen);
          return { queries, waiting: [...facts.values()].filter(({ awaitsBill }) => awaitsBill).length };
        };
        return [await read(orders.slice(0, 1)), await read(orders)];
      }, placed);
      expect([one?.waiting, all?.waiting]).toEqual([1, 3]);
      expect(all?.queries).toBe(one?.queries);
    });

    it("is paid when the job finds the payment, without any notification", async () => {
      const { orderId } = await billed.placed();
      const bill = await billed.bill(orderId, "open");
      suite.assist.notifications.dropAll(true);
      suite.assist.bills.pay(bill.number, { means: "sbp" });
      await billed.runJob();
      await billed.bill(orderId, "paid");
      await billed.expectPaidOnce(orderId);
    });

    it("is paid when the customer comes back", async () => {
      const { orderId } = await billed.placed();
      const bill = await billed.bill(orderId, "open");
      suite.assist.notifications.dropAll(true);
      suite.assist.bills.pay(bill.number);
      const landing = await suite.checkout.comeBack(bill.number);
      expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "paid", order_id: orderId });
      await billed.expectPaidOnce(orderId);
    });

    it("in two stages: held for staff, who capture it and give part of it back", async () => {
      const { orderId } = await billed.placed("pp_assist-bill_hold");
      const bill = await billed.bill(orderId, "open");
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await billed.bill(orderId, "paid");
      const held = await eventually(
        () => suite.checkout.order(orderId),
        ({ payment_status }) => payment_status !== "awaiting",
      );
      expect(held.payment_status).toBe("authorized");
      const payment = held.payment_collections[0]?.payments[0]?.id ?? "";
      expect((await suite.checkout.capture(payment)).status).toBe(200);
      expect((await suite.checkout.refund(payment, 50)).status).toBe(200);
      expect(suite.assist.totals(bill.number)).toMatchObject({ captured: cartTotal, refunded: "50.00" });
    });

    it("keeps waiting when staff ask Medusa for its state, and when a payment is declined", async () => {
      const { orderId, session } = await billed.placed();
      const bill = await billed.bill(orderId, "open");
      suite.assist.bills.open(bill.number);
      suite.assist.decline(bill.number);
      await suite.assist.notifications.idle();
      const asked = await suite.api.post(
        `/admin/orders/${orderId}/payment-sessions/authorize`,
        { payment_session_id: session.id },
        { ...suite.shop.admin, ...anyStatus },
      );
      expect(asked.status).toBe(200);
      expect((await suite.checkout.order(orderId)).payment_status).toBe("awaiting");
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await billed.bill(orderId, "paid");
      await billed.expectPaidOnce(orderId);
    });

    it("completed twice at once: one order, one bill", async () => {
      const cartId = await suite.checkout.cart();
      await suite.checkout.session(cartId, "pp_assist-bill_ru");
      await Promise.all([suite.checkout.complete(cartId), suite.checkout.complete(cartId)]);
      await suite.checkout.complete(cartId);
      const orders = await suite.checkout.orders();
      expect(orders).toHaveLength(1);
      await billed.bill(orders[0]?.id ?? "", "open");
      expect(suite.createbills()).toBe(1);
    });

    it("has no bill for a cart that was changed before: the former address says so, the new one is billed in full", async () => {
      const cartId = await suite.checkout.cart();
      const former = await suite.checkout.session(cartId, "pp_assist-bill_ru");
      await suite.checkout.addProduct(cartId);
      expect((await billed.visit(former)).page).toContain('data-testid="notice-replaced"');
      await suite.checkout.session(cartId, "pp_assist-bill_ru");
      const { data } = await suite.checkout.complete(cartId);
      const bill = await billed.bill(data.type === "order" ? data.order.id : "", "open");
      expect(bill.amount).toBe("3249.90");
      expect(suite.assist.bills.list()).toHaveLength(1);
    });

    it("gets its bill from the job when the server died before it was begun", async () => {
      await suite.inside(({ assist: { bills: store }, kept, undo }) => {
        const reserve = store.reserveAtCheckout.bind(store);
        kept.revive = () => {
          store.reserveAtCheckout = reserve;
        };
        undo(kept.revive as () => void);
        kept.tried = 0;
        store.reserveAtCheckout = () => {
          kept.tried = Number(kept.tried) + 1;
          return Promise.reject(new Error("the server stopped"));
        };
      });
      const { orderId } = await billed.placed();
      await eventually(
        () => suite.inside(({ kept }) => Number(kept.tried)),
        (times) => times > 0,
      );
      await suite.inside(({ kept }) => (kept.revive as () => void)());
      await suite.checkout.reconcile();
      expect(suite.createbills()).toBe(0);
      await suite.bills.passCompletion(orderId);
      await suite.checkout.reconcile();
      await billed.bill(orderId, "open");
      expect(await suite.cases()).toEqual([]);
    });

    it("canceled while it waits: its bill is revoked", async () => {
      const { orderId } = await billed.placed();
      await billed.bill(orderId, "open");
      expect((await suite.checkout.cancelOrder(orderId)).status).toBe(200);
      expect(await billed.bill(orderId, "revoked")).toMatchObject({ revoke_reason: "order-canceled" });
      expect(billed.payable()).toEqual([]);
    });
  });
});
