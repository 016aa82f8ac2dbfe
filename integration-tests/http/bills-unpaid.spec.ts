import { billSuite } from "../shop/bill-suite";
import { BilledOrders } from "../shop/billed-orders";
import type { StaffBill } from "../shop/bills";
import { eventually } from "../shop/eventually";
import { cartTotal } from "../shop/seed";

billSuite((suite) => {
  const billed = new BilledOrders(suite);

  describe("a bill that nobody pays in time", () => {
    const runOut = async (bill: StaffBill): Promise<void> => {
      suite.assist.clock.advance({ hours: 24 * 3 + 2 });
      await suite.bills.passHours(bill.id, 24 * 3 + 2);
      await billed.runJob();
    };

    it("keep: the order waits; staff make another, which the customer's address leads to and which pays the order", async () => {
      const { orderId, session } = await billed.placed();
      const first = await billed.bill(orderId, "open");
      await runOut(first);
      await billed.bill(orderId, "expired");
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
      expect((await billed.visit(session)).page).toContain('data-testid="notice-bill-over"');
      const later = new Date(Date.now() + 20 * 86_400_000).toISOString();
      const second = await suite.bills.made(orderId, { valid_until: later });
      expect((await billed.visit(session)).to).toBe(second.link);
      suite.assist.bills.pay(second.number);
      await suite.assist.notifications.idle();
      await billed.bill(orderId, "paid");
      await billed.expectPaidOnce(orderId);
    });

    it("remind: the shop is told once, a day before; Assist tells the customer of the bill itself", async () => {
      const heard = suite.listenToBills();
      const reminders = () => heard.filter(({ name }) => name === "assist.bill.reminder");
      const { orderId } = await billed.placed("pp_assist-bill_reminds");
      const bill = await billed.bill(orderId, "open");
      expect(suite.assist.bills.messages(bill.number).map(({ by }) => by)).toEqual(["email", "sms"]);
      await billed.runJob();
      await suite.bills.passHours(bill.id, 50);
      await billed.runJob();
      await billed.runJob();
      await billed.runJob();
      await eventually(
        () => Promise.resolve(reminders()),
        (found) => found.length > 0,
      );
      expect(reminders()).toHaveLength(1);
      expect(reminders()[0]?.data).toMatchObject({ id: bill.id, link: bill.link, origin: "checkout" });
      suite.assist.clock.advance({ hours: 24 * 4 });
      await suite.bills.passHours(bill.id, 30);
      await billed.runJob();
      await billed.bill(orderId, "expired");
      expect(reminders()).toHaveLength(1);
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
    });

    it("cancel: the order is canceled an hour after, not before, and not while Assist does not answer", async () => {
      const { orderId } = await billed.placed("pp_assist-bill_cancels");
      const bill = await billed.bill(orderId, "open");
      suite.assist.clock.advance({ hours: 24 * 4 });
      await suite.bills.passTime(bill.id);
      await billed.runJob();
      await billed.bill(orderId, "expired");
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
      await suite.bills.passHours(bill.id, 2);
      suite.assist.faults.set({ service: "all", fault: "status500" });
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
      suite.assist.faults.clear();
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("canceled");
      expect(await suite.cases()).toEqual([]);
    });

    it("cancel: never an order that somebody is paying, who may still finish", async () => {
      const { orderId } = await billed.placed("pp_assist-bill_cancels");
      const bill = await billed.bill(orderId, "open");
      suite.assist.bills.open(bill.number);
      await suite.bills.passHours(bill.id, 24 * 4);
      await billed.runJob();
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
      suite.assist.pay(bill.number);
      await suite.checkout.check(bill.number);
      await billed.bill(orderId, "paid");
      await billed.expectPaidOnce(orderId);
    });

    it("cancel: not an order that staff have billed anew", async () => {
      const { orderId } = await billed.placed("pp_assist-bill_cancels");
      const bill = await billed.bill(orderId, "open");
      suite.assist.clock.advance({ hours: 24 * 4 });
      await suite.bills.passTime(bill.id);
      await billed.runJob();
      await billed.bill(orderId, "expired");
      await suite.bills.made(orderId, { valid_until: new Date(Date.now() + 20 * 86_400_000).toISOString() });
      await suite.bills.passHours(bill.id, 2);
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
    });

    /** A bill whose time has run out so long ago that its order is to be canceled at the job's next run. */
    const toBeCanceled = async (): Promise<string> => {
      const { orderId } = await billed.placed("pp_assist-bill_cancels");
      const bill = await billed.bill(orderId, "open");
      suite.assist.clock.advance({ hours: 24 * 4 });
      await suite.bills.passTime(bill.id);
      await billed.runJob();
      await billed.bill(orderId, "expired");
      // What follows an end is looked at once.
      await suite.checkout.reconcile();
      await suite.bills.passHours(bill.id, 2);
      return orderId;
    };

    it("cancel: not an order that staff bill anew at that very moment", async () => {
      const orderId = await toBeCanceled();
      suite.assist.requests.clear();
      suite.assist.faults.set({ service: "orderresult", fault: "hang", act: true });
      const run = suite.checkout.reconcile();
      await eventually(
        () => Promise.resolve(suite.assist.requests()),
        (sent) => sent.some(({ path }) => path.includes("orderresult")),
      );
      const later = new Date(Date.now() + 20 * 86_400_000).toISOString();
      await suite.bills.made(orderId, { valid_until: later });
      suite.assist.faults.clear();
      await run;
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
      expect(billed.payable()).toHaveLength(1);
    });

    it("cancel: not an order that owes nothing any more", async () => {
      const orderId = await toBeCanceled();
      await suite.api.post(
        `/admin/orders/${orderId}/credit-lines`,
        { amount: Number(cartTotal), reference: "goodwill", reference_id: "1" },
        suite.shop.admin,
      );
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("pending");
    });

    it("cancel, which Medusa refuses: one case, which stays until it is canceled or staff have closed it", async () => {
      const orderId = await toBeCanceled();
      const { database } = suite;
      const opened = (): Promise<unknown> =>
        database("assist_case").where({ closed_at: null }).pluck("opened_at");
      await suite.api.post("/admin/order-edits", { order_id: orderId }, suite.shop.admin);
      await billed.runJob();
      const [shown] = await suite.cases();
      expect(shown).toMatchObject({ reason: "unpaid-order-not-canceled" });
      const first = await opened();

      // Neither what cannot be asked now nor a bill that comes to nothing says that all is well.
      suite.assist.faults.set({ service: "orderresult", fault: "status500" });
      await billed.runJob();
      suite.assist.faults.clear();
      suite.assist.bills.connect(false);
      expect((await suite.bills.make(orderId)).status).toBe(400);
      suite.assist.bills.connect(true);
      await billed.runJob();
      expect(await suite.cases()).toMatchObject([{ reason: "unpaid-order-not-canceled" }]);
      expect(await opened()).toEqual(first);

      expect((await suite.desk.closeCase(shown?.id ?? "", { note: "Left as it is" })).status).toBe(200);
      suite.assist.faults.set({ service: "orderresult", fault: "status500" });
      await billed.runJob();
      suite.assist.faults.clear();
      await billed.runJob();
      expect(await suite.cases()).toEqual([]);

      await suite.api.delete(`/admin/order-edits/${orderId}`, suite.shop.admin);
      await billed.runJob();
      expect((await suite.checkout.order(orderId)).status).toBe("canceled");
    });
  });
});
