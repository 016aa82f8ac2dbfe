import { Desk } from "../shop/desk";
import { demoAccount, Panel } from "../shop/panel";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

/** A merchant of one account alone, so that no other account takes its notifications for its own. */
const otherMerchant = "679473";

shopSuite(
  (suite) => {
    const cases = (closed = false) => new Desk(suite.api, suite.shop).cases(`?closed=${closed}`);

    /** The shopper leaves for Assist, the cart changes in another tab, and the shopper pays all the same. */
    async function payAfterTheCartChanged(
      provider: string,
    ): Promise<{ cartId: string; orderNumber: string }> {
      const cartId = await suite.checkout.cart();
      const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, provider));
      await suite.checkout.addProduct(cartId);
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      return { cartId, orderNumber };
    }

    const nothingLeft = { held: "0.00", captured: "0.00", refunded: "0.00" };
    const allRefunded = { held: "0.00", captured: cartTotal, refunded: cartTotal };

    it("paid after the cart changed: by default staff are told, and the money stays", async () => {
      const { orderNumber, cartId } = await payAfterTheCartChanged("pp_assist_ru");
      const landing = await suite.checkout.comeBack(orderNumber);
      expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "pending", cart_id: cartId });
      expect(await cases()).toMatchObject({
        count: 1,
        cases: [{ order_number: orderNumber, reason: "paid-without-session", closed_at: null }],
      });
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        refunded: "0.00",
      });
      expect(await suite.checkout.orders()).toHaveLength(0);
    });

    it("paid after the cart changed: by the merchant's choice the money goes back, once, and the case is closed", async () => {
      const { orderNumber } = await payAfterTheCartChanged("pp_assist_generous");
      const landing = await suite.checkout.comeBack(orderNumber);
      expect(Object.fromEntries(landing.searchParams)).toMatchObject({
        assist: "failed",
        reason: "canceled",
      });
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(allRefunded);
      expect(suite.assist.ledger(orderNumber).map(({ kind }) => kind)).toEqual(["payment", "refund"]);
      expect((await cases()).count).toBe(0);
      expect(await cases(true)).toMatchObject({
        cases: [{ order_number: orderNumber, reason: "paid-without-session" }],
      });
    });

    it("held after the cart changed: by the merchant's choice the hold goes", async () => {
      const { orderNumber } = await payAfterTheCartChanged("pp_assist_generoushold");
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(nothingLeft);
    });

    it("paid twice for one cart, through two sessions: the second is noticed and given back by choice, the order's own stays", async () => {
      const cartId = await suite.checkout.cart();
      const first = await suite.checkout.leaveFor(await suite.checkout.session(cartId, "pp_assist_generous"));
      const second = await suite.checkout.leaveFor(
        await suite.checkout.session(cartId, "pp_assist_generous"),
      );
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(second);
      expect((await suite.checkout.comeBack(second)).searchParams.get("assist")).toBe("paid");
      suite.assist.pay(first);
      await suite.checkout.check(first);
      expect(suite.assist.totals(first)).toEqual(allRefunded);
      expect(suite.assist.totals(second)).toEqual({ held: "0.00", captured: cartTotal, refunded: "0.00" });
      expect(await cases(true)).toMatchObject({ cases: [{ order_number: first, reason: "paid-twice" }] });
      expect(await suite.checkout.orders()).toHaveLength(1);
    });

    it("another amount: no order; by the merchant's choice the money goes back", async () => {
      const cartId = await suite.checkout.cart();
      const session = await suite.checkout.session(cartId, "pp_assist_generous");
      const { fields } = await suite.checkout.paymentForm(session);
      const tampered: Record<string, string> = { ...fields, OrderAmount: "1.00" };
      delete tampered.Checkvalue;
      suite.assist.openOrder(tampered);
      suite.assist.pay(session.data.order_number);
      await suite.checkout.check(session.data.order_number);
      expect(suite.assist.totals(session.data.order_number)).toEqual({
        held: "0.00",
        captured: "1.00",
        refunded: "1.00",
      });
      expect(await cases(true)).toMatchObject({ cases: [{ reason: "amount-differs" }] });
      expect(await suite.checkout.orders()).toHaveLength(0);
    });

    it("a void that the platform swallowed: by the merchant's choice it is tried again until it succeeds", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_generoushold");
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(order.id);
      await suite.checkout.check(orderNumber);
      expect((await cases()).cases).toMatchObject([{ reason: "held-for-canceled-order" }]);
      suite.assist.faults.clear();
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(nothingLeft);
      expect((await cases()).count).toBe(0);
    });

    it("a refund that the platform swallowed: by the merchant's choice it is made after all and recorded", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_generous");
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(order.id);
      suite.assist.faults.clear();
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(allRefunded);
      const after = await suite.checkout.order(order.id);
      expect(after.payment_collections[0]?.payments[0]?.refunds.map(({ amount }) => amount)).toEqual([
        Number(cartTotal),
      ]);
      // The new row is left to whoever may still be booking it; then the case is closed.
      const { database } = suite;
      await database("refund").update({ created_at: database.raw("now() - interval '10 minutes'") });
      await suite.checkout.check(orderNumber);
      expect((await cases()).cases).toEqual([]);
    });

    describe.each([
      ["a test payment in a live shop", true],
      ["a payment of real money in a test shop", false],
    ])("%s", (_name, live) => {
      async function paidInTheWrongMode(
        wrongMode: "alert" | "refund",
        stages: "one" | "two" = "one",
      ): Promise<{ cartId: string; orderNumber: string }> {
        const demo = demoAccount(suite.gateway.url);
        const settings = {
          ...demo.settings,
          ...{ merchantId: otherMerchant, live, stages, "policies.wrongMode": wrongMode },
        };
        const made = await new Panel(suite.api, suite.shop.admin).make({ ...demo, name: "panel", settings });
        expect(made.status).toBe(200);
        suite.assist.setMerchant({ testMode: live }, otherMerchant);
        const cartId = await suite.checkout.cart();
        const orderNumber = await suite.checkout.leaveFor(
          await suite.checkout.session(cartId, "pp_assist_panel"),
        );
        suite.assist.pay(orderNumber);
        await suite.assist.notifications.idle();
        return { cartId, orderNumber };
      }

      /** By everybody who may ask, so that whatever is done once only would be done again. */
      async function lookAtIt(cartId: string, orderNumber: string): Promise<void> {
        for (let looks = 0; looks < 2; looks++) {
          expect((await suite.checkout.complete(cartId)).data.type).toBe("cart");
          await suite.checkout.check(orderNumber);
          await suite.checkout.comeBack(orderNumber);
          await suite.checkout.reconcile();
        }
      }

      async function expectNothingBooked(): Promise<void> {
        expect(await suite.checkout.orders()).toHaveLength(0);
        const { database } = suite;
        for (const table of ["payment", "capture", "refund", "order_transaction"])
          expect({ table, rows: await database(table) }).toEqual({ table, rows: [] });
      }

      const kinds = (orderNumber: string) => suite.assist.ledger(orderNumber).map(({ kind }) => kind);

      it("is refused as a notification, and by default staff are shown it once; no order, nothing booked, nothing moved", async () => {
        const { cartId, orderNumber } = await paidInTheWrongMode("alert");
        const told = suite.assist.notifications.list(orderNumber);
        expect(told).toMatchObject([{ fields: { orderstate: "Approved", testmode: live ? "1" : "0" } }]);
        expect(told.flatMap(({ attempts }) => attempts.map(({ verdict }) => verdict))).toEqual(["refused"]);
        const landing = await suite.checkout.comeBack(orderNumber);
        expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "pending", cart_id: cartId });
        await lookAtIt(cartId, orderNumber);
        expect(await cases()).toMatchObject({
          count: 1,
          cases: [{ order_number: orderNumber, reason: "test-flag-differs", closed_at: null }],
        });
        expect((await cases(true)).count).toBe(0);
        await expectNothingBooked();
        expect(kinds(orderNumber)).toEqual(["payment"]);
      });

      it.each([
        ["one", ["payment", "refund"]],
        ["two", ["hold", "release"]],
      ] as const)(
        "in an account of %s stages goes back by the merchant's choice, once; no order, nothing booked",
        async (stages, moved) => {
          const { cartId, orderNumber } = await paidInTheWrongMode("refund", stages);
          await suite.checkout.check(orderNumber);
          await lookAtIt(cartId, orderNumber);
          expect(kinds(orderNumber)).toEqual(moved);
          expect((await cases()).count).toBe(0);
          expect(await cases(true)).toMatchObject({
            count: 1,
            cases: [{ order_number: orderNumber, reason: "test-flag-differs" }],
          });
          await expectNothingBooked();
        },
      );
    });

    it("the list needs staff and refuses nonsense", async () => {
      const options = { validateStatus: () => true };
      expect((await suite.api.get("/admin/assist/cases", { ...options, ...suite.shop.store })).status).toBe(
        401,
      );
      expect(
        (await suite.api.get("/admin/assist/cases?limit=-1", { ...options, ...suite.shop.admin })).status,
      ).toBe(400);
    });
  },
  { gateway: { merchants: [{}, { merchantId: otherMerchant }] } },
);
