import { billSuite } from "../shop/bill-suite";
import { BilledOrders } from "../shop/billed-orders";
import { eventually } from "../shop/eventually";

/** Orders that are placed, and whose bills cannot be made at once. */
billSuite((suite) => {
  const billed = new BilledOrders(suite);

  describe("no bill at once", () => {
    it("Assist made it and its answer was lost: it is revoked, and followed by another; never two to be paid", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      const { orderId, session } = await billed.placed();
      await eventually(
        () => suite.bills.of(orderId),
        (all) => all.some(({ state }) => state === "revoked"),
      );
      expect(billed.payable()).toEqual([]);
      await billed.runJob();
      const bill = await billed.bill(orderId, "open");
      expect(billed.payable()).toMatchObject([{ bill: bill.number }]);
      expect((await suite.bills.of(orderId)).map(({ state }) => state)).toEqual(["open", "revoked"]);
      expect((await billed.visit(session)).to).toBe(bill.link);
      suite.assist.bills.pay(bill.number);
      await suite.checkout.check(bill.number);
      await billed.bill(orderId, "paid");
      await billed.expectPaidOnce(orderId);
      expect(await suite.cases()).toEqual([]);
    });

    it("Assist is down: the order is placed and waits, and the job makes its one bill", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "status500" });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      const { orderId, session } = await billed.placed();
      const unknown = await billed.bill(orderId, "unknown");
      expect((await billed.visit(session)).page).toContain('data-testid="notice-bill-preparing"');
      await suite.bills.passHours(unknown.id, 1);
      await billed.runJob();
      expect(await suite.cases()).toMatchObject([{ reason: "bill-stuck" }]);
      suite.assist.faults.clear();
      await billed.runJob();
      const bill = await billed.bill(orderId, "open");
      expect((await billed.visit(session)).to).toBe(bill.link);
      expect(suite.assist.bills.list()).toHaveLength(1);
      expect(await suite.cases()).toEqual([]);
      expect(await suite.cases("?closed=true")).toMatchObject([{ reason: "bill-stuck" }]);
    });

    it("the half hour after which staff are shown it does not begin anew with what is tried meanwhile", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "status500" });
      const { orderId } = await billed.placed();
      const unknown = await billed.bill(orderId, "unknown");
      await suite.bills.passHours(unknown.id, 1);
      expect(suite.createbills()).toBe(2);
      await billed.runJob();
      expect(suite.createbills()).toBe(3);
      expect(await suite.cases()).toMatchObject([{ reason: "bill-stuck" }]);
      suite.assist.faults.clear();
      await suite.bills.passLostRequests();
      await billed.runJob();
      await billed.bill(orderId, "preparing");
      await billed.runJob();
      await billed.bill(orderId, "open");
      expect(await suite.cases()).toEqual([]);
    });

    it("nor with its revocation, when it has been found and its link is lost", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      const { orderId } = await billed.placed();
      const unknown = await billed.bill(orderId, "unknown");
      await suite.bills.passHours(unknown.id, 1);
      suite.assist.faults.clear();
      suite.assist.faults.set({ service: "billrevoke", fault: "status500" });
      await billed.runJob();
      await billed.bill(orderId, "revoking");
      expect(await suite.cases()).toMatchObject([
        { reason: "bill-stuck", message: expect.stringMatching(/to be revoked/) as string },
      ]);
      suite.assist.faults.clear();
      await billed.runJob();
      await billed.runJob();
      await billed.bill(orderId, "open");
      expect(await suite.cases()).toEqual([]);
      expect(billed.payable()).toHaveLength(1);
    });

    it("Assist is down and then says that it is asked too often: staff are shown the bill all the same", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "status500" });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      const { orderId } = await billed.placed();
      const unknown = await billed.bill(orderId, "unknown");
      await suite.bills.passHours(unknown.id, 1);
      await suite.inside(({ assist: { gatewayRateLimit: pace }, undo }) => {
        undo(() => pace.answered("ru", Infinity));
        pace.tooOften("ru", performance.now());
      });
      suite.assist.requests.clear();
      await billed.runJob();
      expect(await suite.cases()).toMatchObject([{ reason: "bill-stuck" }]);
      expect(suite.assist.requests()).toEqual([]);
    });

    it("its account is gone before it is known what became of it: staff are shown the bill itself, too", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "status500" });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      const { orderId } = await billed.placed();
      const { id } = await billed.bill(orderId, "unknown");
      await suite.bills.passHours(id, 1);
      const { database } = suite;
      await database("assist_order").update({ account: "gone" });
      await database("assist_bill").update({ account: "gone" });
      await billed.runJob();
      await database("assist_bill").update({ failing_since: database.raw("now() - interval '31 minutes'") });
      await billed.runJob();
      expect(await suite.cases()).toMatchObject([{ reason: "bill-stuck" }]);
    });

    it("staff have one made that was put off for hours, and the server dies at it: the job sees to it within a minute", async () => {
      suite.assist.bills.connect(false);
      const { orderId } = await billed.placed();
      const { id } = await billed.bill(orderId, "preparing");
      await suite.bills.idle(id);
      await suite
        .database("assist_bill")
        .where({ id })
        .update({ next_check_at: suite.database.raw("now() + interval '12 hours'") });
      suite.assist.bills.connect(true);
      await suite.inside(({ assist: { bills: store }, undo }) => {
        const sendNow = store.sendNow.bind(store);
        undo(() => (store.sendNow = sendNow));
        store.sendNow = () => Promise.reject(new Error("The server has died."));
      });
      expect(await suite.bills.check(id)).toMatchObject({ status: 500 });
      expect(await suite.bills.read(id)).toMatchObject({ state: "creating" });
      const soon = suite.database.raw("now() + interval '1 minute'");
      expect(
        await suite.database("assist_bill").where({ id }).where("next_check_at", "<=", soon),
      ).toHaveLength(1);
    });

    it("Assist refuses it: staff are shown why, once, and it is made as soon as Assist takes it", async () => {
      suite.assist.bills.connect(false);
      const { orderId } = await billed.placed();
      await eventually(
        () => suite.bills.of(orderId),
        ([waiting]) => waiting?.state === "preparing" && /Assist/.test(waiting.message ?? ""),
      );
      await billed.runJob();
      await billed.runJob();
      expect(await suite.cases()).toMatchObject([
        { reason: "bill-not-made", message: expect.stringMatching(/waits for its bill/) as string },
      ]);
      suite.assist.bills.connect(true);
      await billed.runJob();
      const bill = await billed.bill(orderId, "open");
      expect(await suite.cases()).toEqual([]);
      expect(await suite.cases("?closed=true")).toHaveLength(1);
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await billed.bill(orderId, "paid");
      await billed.expectPaidOnce(orderId);
    });

    it("Assist refuses it, and the order is canceled meanwhile: nothing is made any more, and the case is closed", async () => {
      suite.assist.bills.connect(false);
      const { orderId } = await billed.placed();
      await billed.bill(orderId, "preparing");
      await suite.checkout.cancelOrder(orderId);
      await billed.bill(orderId, "not-made");
      suite.assist.bills.connect(true);
      await billed.runJob();
      expect(suite.assist.bills.list()).toEqual([]);
      expect(await suite.cases()).toEqual([]);
    });

    it("Assist refuses it while the order is being canceled: given up by the job's next run, not by its next try", async () => {
      suite.assist.bills.connect(false);
      suite.assist.faults.set({ service: "createbill", fault: "hang", act: true });
      const { orderId } = await billed.placed();
      await eventually(() => Promise.resolve(suite.createbills()), Boolean);
      await suite.checkout.cancelOrder(orderId);
      const { database } = suite;
      const asked = () =>
        database("assist_bill").where({ order_id: orderId }).whereRaw("next_check_at <= now()");
      await eventually(asked, (rows) => rows.length > 0);
      suite.assist.faults.clear();
      const { id } = await billed.bill(orderId, "preparing");
      await suite.bills.idle(id);
      await suite.checkout.reconcile();
      await billed.bill(orderId, "not-made");
      expect(await suite.cases()).toEqual([]);
    });
  });
});
