import { billSuite } from "../shop/bill-suite";
import type { AdminOrder } from "../shop/checkout";
import { eventually } from "../shop/eventually";
import { cartTotal } from "../shop/seed";

/** Money that comes although the order has its own already, or needs none any more. */
billSuite((suite) => {
  beforeEach(() => {
    suite.assist.setRules({ secondPayment: "accept" });
  });

  const kinds = (orderNumber: string) => suite.assist.ledger(orderNumber).map(({ kind }) => kind);
  const commands = () =>
    suite.assist.requests().filter(({ path }) => /\/(?:wscancel|cancel|charge)\.cfm$/.test(path)).length;
  const billnumbers = (orderNumber: string) =>
    suite.assist.orders(orderNumber).map(({ billnumber }) => billnumber);
  const reasons = async (closed = false): Promise<string[]> =>
    (await suite.desk.cases(`?closed=${closed}`)).cases.map(({ reason }) => reason);

  /** Looked at by everybody who may: it must change nothing more. */
  async function lookAgain(orderNumber: string): Promise<void> {
    await suite.assist.notifications.idle();
    await suite.checkout.check(orderNumber);
    await suite.checkout.comeBack(orderNumber);
    await suite.checkout.check(orderNumber);
  }

  /** As if what cancelling has booked had been booked long enough ago for its workflow to have ended. */
  async function passBooking(): Promise<void> {
    const { database } = suite;
    const past = { created_at: database.raw("now() - interval '10 minutes'") };
    await database("capture").update(past);
    await database("refund").update(past);
  }

  interface TwoPages {
    cartId: string;
    orderNumber: string;
  }
  /** The shopper has Assist's page open in two tabs, both under the cart's one order number. */
  async function twoPages(provider: string): Promise<TwoPages> {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId, provider);
    await suite.checkout.leaveFor(session);
    return { cartId, orderNumber: await suite.checkout.leaveFor(session) };
  }

  /** Pays in the second tab, which brings the order. */
  async function paidOnce(provider: string): Promise<TwoPages & { order: AdminOrder }> {
    const pages = await twoPages(provider);
    suite.assist.pay(pages.orderNumber);
    const landing = await suite.checkout.comeBack(pages.orderNumber);
    await suite.assist.notifications.idle();
    return { ...pages, order: await suite.checkout.order(landing.searchParams.get("order_id") ?? "") };
  }

  async function paidTwice(provider: string): Promise<TwoPages & { order: AdminOrder }> {
    const paid = await paidOnce(provider);
    suite.assist.pay(paid.orderNumber);
    await suite.assist.notifications.idle();
    await eventually(
      () => reasons(),
      (found) => found.length > 0,
    );
    return paid;
  }

  /** One order, whose one payment has been taken once, and no more of it than is wanted given back. */
  async function expectOnePayment(orderId: string): Promise<void> {
    expect(await suite.checkout.orders()).toHaveLength(1);
    const order = await suite.checkout.order(orderId);
    const payments = order.payment_collections.flatMap((collection) => collection.payments);
    expect(payments).toMatchObject([{ amount: Number(cartTotal), refunds: [], canceled_at: null }]);
    expect(payments[0]?.captures.map(({ amount }) => amount)).toEqual([Number(cartTotal)]);
    expect(order.summary).toMatchObject({ paid_total: Number(cartTotal), pending_difference: 0 });
    expect(order.transactions).toHaveLength(1);
  }

  describe("paid twice under one order number", () => {
    it.each(["pp_assist_ru", "pp_assist_generous"])(
      "%s: staff are shown it, the order has the one payment, and nothing goes back by itself",
      async (provider) => {
        const { orderNumber, order } = await paidTwice(provider);
        await lookAgain(orderNumber);
        expect(await suite.desk.cases()).toMatchObject({
          count: 1,
          cases: [
            {
              order_number: orderNumber,
              reason: "paid-twice",
              order: { id: order.id },
              permissions: { refund: { allowed: false, reason: "belongs-to-order" } },
            },
          ],
        });
        await expectOnePayment(order.id);
        expect(kinds(orderNumber)).toEqual(["payment", "payment"]);
      },
    );

    it("before the shop hears of either: one order, with one of them", async () => {
      const { orderNumber } = await twoPages("pp_assist_ru");
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      suite.assist.pay(orderNumber);
      const landing = await suite.checkout.comeBack(orderNumber);
      expect(landing.searchParams.get("assist")).toBe("paid");
      await lookAgain(orderNumber);
      expect(await reasons()).toEqual(["paid-twice"]);
      await expectOnePayment(landing.searchParams.get("order_id") ?? "");
      expect(kinds(orderNumber)).toEqual(["payment", "payment"]);
    });

    it("as long as there are two, no act of staff sends anything, as it might be of the wrong one", async () => {
      const { orderNumber, order } = await paidTwice("pp_assist_ru");
      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
      expect((await suite.checkout.refund(paymentId, 100)).data.message).toContain("two payments");
      expect((await suite.desk.act(paymentId, "refund", { amount: "100" })).data.message).toContain(
        "two payments",
      );
      expect((await suite.desk.refundCaseOf(orderNumber)).data.message).toContain("belongs to an order");
      expect(commands()).toBe(0);
      await expectOnePayment(order.id);
    });

    it.each([
      ["the one that came first", 1],
      ["the one that came second", 0],
    ])(
      "%s is given back in Assist's personal account: the case is closed, and the order is as it was",
      async (_name, at) => {
        const { orderNumber, order } = await paidTwice("pp_assist_ru");
        suite.assist.account.cancel(billnumbers(orderNumber)[at] ?? "");
        await lookAgain(orderNumber);
        expect(await reasons()).toEqual([]);
        expect(await reasons(true)).toEqual(["paid-twice"]);
        await expectOnePayment(order.id);
        // What is left is the order's, and can be given back like any other.
        const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
        expect((await suite.checkout.refund(paymentId, 100)).status).toBe(200);
        expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: "3500.00", refunded: "1850.00" });
      },
    );

    it("and the order is canceled: both go back by the merchant's choice, each once", async () => {
      const { orderNumber, order } = await paidTwice("pp_assist_generous");
      await suite.checkout.cancelOrder(order.id);
      await lookAgain(orderNumber);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: "3500.00", refunded: "3500.00" });
      expect(kinds(orderNumber).toSorted()).toEqual(["payment", "payment", "refund", "refund"]);
      const refunds = (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0]?.refunds;
      expect(refunds?.map(({ amount }) => amount)).toEqual([Number(cartTotal)]);
    });

    it("for a cart that changed meanwhile: both go back by the merchant's choice, each once, and no order is placed", async () => {
      const { cartId, orderNumber } = await twoPages("pp_assist_generous");
      await suite.checkout.addProduct(cartId);
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      suite.assist.pay(orderNumber);
      await suite.checkout.check(orderNumber);
      await lookAgain(orderNumber);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: "3500.00", refunded: "3500.00" });
      expect(kinds(orderNumber)).toEqual(["payment", "payment", "refund", "refund"]);
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect(await reasons()).toEqual([]);
    });

    it("held twice: nothing can be captured until one hold is let go, then the other one is the order's", async () => {
      const { orderNumber, order } = await paidTwice("pp_assist_hold");
      expect(await reasons()).toEqual(["paid-twice"]);
      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
      expect((await suite.checkout.capture(paymentId)).data.message).toContain("does not match the order");
      expect(commands()).toBe(0);
      suite.assist.account.cancel(billnumbers(orderNumber)[1] ?? "");
      await suite.checkout.check(orderNumber);
      expect(await reasons()).toEqual([]);
      expect((await suite.checkout.capture(paymentId)).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        refunded: "0.00",
      });
      await expectOnePayment(order.id);
    });

    it("held twice, and the order is canceled: both holds go by the merchant's choice, each once", async () => {
      const { orderNumber, order } = await paidTwice("pp_assist_generoushold");
      await suite.checkout.cancelOrder(order.id);
      await lookAgain(orderNumber);
      expect(kinds(orderNumber)).toEqual(["hold", "hold", "release", "release"]);
      expect(await reasons()).toEqual([]);
    });
  });

  describe("after the order was canceled", () => {
    async function paysCanceledBill(account: string): Promise<{ orderId: string; number: string }> {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId, { account });
      suite.assist.bills.open(bill.number);
      expect((await suite.checkout.cancelOrder(orderId)).status).toBe(200);
      await suite.bills.becomes(bill.id, "revoked");
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      return { orderId, number: bill.number };
    }

    it.each([
      ["generous", "paid-for-canceled-order", ["payment", "refund"]],
      ["generous-hold", "held-for-canceled-order", ["hold", "release"]],
    ])(
      "its bill is paid on the account %s: the money goes back, once, and the case is closed",
      async (account, reason, moved) => {
        const { orderId, number } = await paysCanceledBill(account);
        await eventually(
          () => Promise.resolve(kinds(number)),
          (found) => found.length === 2,
        );
        await eventually(
          () => reasons(true),
          (found) => found.length > 0,
        );
        await suite.bills.due();
        await suite.checkout.reconcile();
        await lookAgain(number);
        expect(kinds(number)).toEqual(moved);
        expect(await reasons()).toEqual([]);
        expect(await reasons(true)).toEqual([reason]);
        const after = await suite.checkout.order(orderId);
        expect(after).toMatchObject({ status: "canceled", transactions: [] });
      },
    );

    it.each([
      ["pp_assist_generous", ["payment", "refund", "payment", "refund"]],
      ["pp_assist_generoushold", ["hold", "release", "hold", "release"]],
    ])(
      "%s: a second page of the same number is paid: the money goes back, once, and the shop's books stay",
      async (provider, moved) => {
        const { orderNumber, order } = await paidOnce(provider);
        expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
        await passBooking();
        const before = await suite.checkout.order(order.id);
        suite.assist.pay(orderNumber);
        await suite.assist.notifications.idle();
        await suite.checkout.check(orderNumber);
        await lookAgain(orderNumber);
        expect(kinds(orderNumber)).toEqual(moved);
        expect(await reasons()).toEqual([]);
        const { transactions, payment_collections } = await suite.checkout.order(order.id);
        expect({ transactions, payment_collections }).toMatchObject({
          transactions: before.transactions,
          payment_collections: before.payment_collections,
        });
      },
    );

    it("without that choice staff are shown it, and can give it back", async () => {
      const { orderNumber, order } = await paidOnce("pp_assist_ru");
      expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
      await passBooking();
      suite.assist.pay(orderNumber);
      await suite.assist.notifications.idle();
      await suite.checkout.check(orderNumber);
      expect(await reasons()).toEqual(["paid-for-canceled-order"]);
      expect(kinds(orderNumber)).toEqual(["payment", "refund", "payment"]);
      expect((await suite.desk.refundCaseOf(orderNumber)).status).toBe(200);
      expect(kinds(orderNumber)).toEqual(["payment", "refund", "payment", "refund"]);
      expect(await reasons()).toEqual([]);
    });

    it("a page of the cart's other payment is paid: it goes back, once", async () => {
      const cartId = await suite.checkout.cart();
      const late = await suite.checkout.leaveFor(await suite.checkout.session(cartId, "pp_assist_generous"));
      const own = await suite.checkout.leaveFor(await suite.checkout.session(cartId, "pp_assist_generous"));
      suite.assist.pay(own);
      const landing = await suite.checkout.comeBack(own);
      await suite.checkout.cancelOrder(landing.searchParams.get("order_id") ?? "");
      suite.assist.pay(late);
      await suite.assist.notifications.idle();
      await suite.checkout.check(late);
      await lookAgain(late);
      expect(kinds(late)).toEqual(["payment", "refund"]);
      expect(kinds(own)).toEqual(["payment", "refund"]);
      expect(await reasons()).toEqual([]);
    });
  });
});
