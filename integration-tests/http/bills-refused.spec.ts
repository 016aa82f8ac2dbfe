import { billSuite } from "../shop/bill-suite";

billSuite((suite) => {
  describe("no bill, and a sentence that says why", () => {
    async function refused(orderId: string, wish: Record<string, unknown>, sentence: RegExp): Promise<void> {
      const before = (await suite.bills.list()).count;
      const { status, data } = await suite.bills.make(orderId, wish);
      expect({ status, message: data.message }).toEqual({
        status: 400,
        message: expect.stringMatching(sentence) as string,
      });
      expect(suite.assist.bills.list()).toHaveLength(0);
      expect((await suite.bills.list()).count).toBe(before);
    }

    it("for nonsense, and nothing is changed", async () => {
      const orderId = await suite.bills.order();
      await refused(orderId, { amount: "1750.01" }, /lacks 1750\.00 RUB; a bill cannot ask for more/);
      await refused(orderId, { amount: "0.00" }, /more than zero/);
      await refused(orderId, { amount: "10.001" }, /at most 2 decimals/);
      await refused(orderId, { amount: "ten" }, /amount/);
      await refused(orderId, { valid_until: "2020-01-01T00:00:00Z" }, /five minutes/);
      await refused(orderId, { account: "incomplete" }, /takes no payments yet/);
      await refused(orderId, { account: "nobody" }, /not configured/);
      await refused(orderId, { account: undefined }, /Say which Assist account/);
      await refused(orderId, { surprise: 1 }, /surprise: no such field/);
      expect((await suite.bills.make("order_01AAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
      expect((await suite.checkout.order(orderId)).payment_collections).toHaveLength(0);
    });

    it("for an order that lacks nothing, and for one that is canceled", async () => {
      const { order } = await suite.checkout.paidOrder();
      await refused(order.id, {}, /nothing outstanding/);
      const orderId = await suite.bills.order();
      await suite.checkout.cancelOrder(orderId);
      await refused(orderId, {}, /canceled/);
    });

    it("when the order is canceled at the very moment; nothing is sent", async () => {
      const orderId = await suite.bills.order();
      await suite.inside(
        ({ assist: { bills: store }, undo }, { address, headers }) => {
          const reserve = store.reserve.bind(store);
          undo(() => (store.reserve = reserve));
          store.reserve = async (bill) => {
            const reserved = await reserve(bill);
            const { status } = await fetch(address, { method: "POST", headers });
            if (status !== 200) throw new Error(`The order was not canceled: ${status}`);
            return reserved;
          };
        },
        { address: `${suite.backendUrl}/admin/orders/${orderId}/cancel`, ...suite.shop.admin },
      );
      expect(await suite.bills.make(orderId)).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("canceled meanwhile") as unknown },
      });
      expect(suite.assist.bills.list()).toHaveLength(0);
      expect(suite.createbills()).toBe(0);
    });

    it("when its number was registered for tests, and the account goes live at the very moment; nothing is sent", async () => {
      const orderId = await suite.bills.order();
      await suite.inside(({ assist: { bills: store }, kept, undo }) => {
        const begin = store.begin.bind(store);
        kept.goBack = () => {
          store.begin = begin;
        };
        undo(kept.goBack as () => void);
        store.begin = (bill, session, account, terms) =>
          begin(bill, session, { ...account, live: true }, terms);
      });
      expect(await suite.bills.make(orderId)).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("nothing was sent to Assist") as unknown },
      });
      await suite.inside(({ kept }) => (kept.goBack as () => void)());
      expect(suite.createbills()).toBe(0);
      await suite.bills.made(orderId);
    });

    it("when bills are not connected at Assist; later they are", async () => {
      const orderId = await suite.bills.order();
      suite.assist.bills.connect(false);
      const { status, data } = await suite.bills.make(orderId);
      expect(status).toBe(400);
      expect(data.message).toMatch(/Assist/);
      suite.assist.bills.connect(true);
      await suite.bills.made(orderId);
      expect(suite.assist.bills.list()).toHaveLength(1);
    });

    it("when Assist cannot be reached; later it can", async () => {
      const orderId = await suite.bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "status500" });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      const { data } = await suite.bills.make(orderId);
      expect(data.bill.state).toBe("unknown");
      suite.assist.faults.clear();
      await suite.bills.due();
      await suite.checkout.reconcile();
      expect((await suite.bills.read(data.bill.id)).state).toBe("open");
      expect(suite.assist.bills.list()).toHaveLength(1);
    });
  });
});
