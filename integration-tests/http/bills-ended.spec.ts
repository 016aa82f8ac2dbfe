import { billSuite } from "../shop/bill-suite";
import { eventually } from "../shop/eventually";

billSuite((suite) => {
  describe("the end of a bill", () => {
    it("expired: the job asks Assist and says so; the order can have another", async () => {
      const heard = suite.listenToBills();
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId, {
        valid_until: new Date(Date.now() + 3_600_000).toISOString(),
      });
      suite.assist.clock.advance({ hours: 2 });
      await suite.bills.passTime(bill.id);
      await suite.checkout.reconcile();
      expect((await suite.bills.read(bill.id)).state).toBe("expired");
      expect(() => suite.assist.bills.pay(bill.number)).toThrow();
      await eventually(
        () => Promise.resolve(heard.filter(({ data }) => data.id === bill.id).map(({ name }) => name)),
        (names) => names.includes("assist.bill.expired"),
      );
      await suite.bills.made(orderId);
    });

    it("not expired while Assist does not answer", async () => {
      const bill = await suite.bills.made(await suite.bills.order());
      await suite.bills.passTime(bill.id);
      suite.assist.faults.set({ service: "all", fault: "refuse" });
      await suite.checkout.reconcile();
      expect(await suite.bills.read(bill.id)).toMatchObject({ state: "open" });
    });

    it("revoked by staff: it cannot be paid any more, and cannot be revoked twice", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      expect((await suite.bills.revoke(bill.id)).data.bill).toMatchObject({
        state: "revoked",
        revoke_reason: "staff",
      });
      expect(() => suite.assist.bills.open(bill.number)).toThrow();
      const again = await suite.bills.revoke(bill.id);
      expect(again).toMatchObject({ status: 400, data: { message: "The bill is revoked already." } });
      await suite.bills.made(orderId);
    });

    it("revoked in Assist's personal account: seen when it is checked", async () => {
      const bill = await suite.bills.made(await suite.bills.order());
      suite.assist.bills.revoke(bill.number);
      expect((await suite.bills.check(bill.id)).data.bill).toMatchObject({
        state: "revoked",
        revoke_reason: "at-assist",
      });
    });

    it("revoked while the customer is paying, who pays all the same: the order is paid, and another bill is revoked", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      suite.assist.bills.open(bill.number);
      expect((await suite.bills.revoke(bill.id)).data.bill.state).toBe("revoked");
      const other = await suite.bills.made(orderId);
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      expect(await suite.bills.becomes(bill.id, "paid")).toMatchObject({
        message: expect.stringMatching(/although it had been revoked/) as string,
      });
      expect((await suite.checkout.order(orderId)).payment_status).toBe("captured");
      await suite.bills.due();
      await suite.checkout.reconcile();
      expect(await suite.bills.becomes(other.id, "revoked")).toMatchObject({ revoke_reason: "not-due" });
    });

    it("order canceled: its bill is revoked; paid in spite of that, staff are told", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      suite.assist.bills.open(bill.number);
      expect((await suite.checkout.cancelOrder(orderId)).status).toBe(200);
      expect(await suite.bills.becomes(bill.id, "revoked")).toMatchObject({
        revoke_reason: "order-canceled",
      });
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      const cases = await eventually(
        () => suite.cases(),
        (found) => found.length > 0,
      );
      expect(cases).toMatchObject([{ reason: "paid-for-canceled-order" }]);
    });

    it("order canceled while the job waits for Assist's word: revoked by its next run", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      await suite.bills.passHours(bill.id, 7);
      suite.assist.faults.set({ service: "billstatus", fault: "hang", act: true });
      const run = suite.checkout.reconcile();
      await eventually(
        () => Promise.resolve(suite.requestsTo("billstatus")),
        (sent) => sent.length > 0,
      );
      await suite.checkout.cancelOrder(orderId);
      const asked = () =>
        suite.database("assist_bill").where({ id: bill.id }).whereRaw("next_check_at <= now()");
      await eventually(asked, (rows) => rows.length > 0);
      suite.assist.faults.clear();
      await run;
      expect((await suite.bills.read(bill.id)).state).toBe("open");
      await suite.checkout.reconcile();
      expect(await suite.bills.read(bill.id)).toMatchObject({
        state: "revoked",
        revoke_reason: "order-canceled",
      });
      expect(suite.assist.bills.list()).toMatchObject([{ state: "revoked" }]);
    });

    it("revoked and paid all the same, and the database fails for a while: the job marks it as paid afterwards", async () => {
      const heard = suite.listenToBills();
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      suite.assist.bills.open(bill.number);
      expect((await suite.bills.revoke(bill.id)).data.bill.state).toBe("revoked");
      await suite.inside(({ assist: { bills: store }, kept, undo }) => {
        const move = store.move.bind(store);
        kept.repair = () => {
          store.move = move;
        };
        undo(kept.repair as () => void);
        store.move = (id, from, change) =>
          change.state === "paid" ? Promise.reject(new Error("the database failed")) : move(id, from, change);
      });
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      await eventually(
        () => suite.checkout.order(orderId),
        ({ payment_status }) => payment_status === "captured",
      );
      // What is new about the payment is dealt with, too.
      await suite.checkout.reconcile();
      await suite.idle();
      await suite.inside(({ kept }) => (kept.repair as () => void)());
      expect((await suite.bills.read(bill.id)).state).toBe("revoked");
      await suite.checkout.reconcile();
      expect((await suite.bills.read(bill.id)).state).toBe("paid");
      const paid = () => Promise.resolve(heard.filter(({ name }) => name === "assist.bill.paid"));
      const [event] = await eventually(paid, (events) => events.length > 0);
      expect(event?.data).toMatchObject({ id: bill.id, booked: true });
    });

    it("revoked, and Assist cannot be asked whether it is: the customer is told once", async () => {
      const bill = await suite.bills.made(await suite.bills.order(), { sending: "email" });
      suite.assist.faults.set({ service: "billrevoke", fault: "status500", times: 1 });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      expect((await suite.bills.revoke(bill.id)).data.bill.state).toBe("revoking");
      for (let runs = 0; runs < 3; runs++) {
        await suite.bills.due();
        await suite.checkout.reconcile();
      }
      // The first was not carried out.
      expect(suite.requestsTo("billrevoke").map(({ fields }) => fields.SendNotification)).toEqual([
        "1",
        "1",
        "0",
        "0",
      ]);
      suite.assist.faults.clear();
      await suite.bills.due();
      await suite.checkout.reconcile();
      expect((await suite.bills.read(bill.id)).state).toBe("revoked");
    });

    it("paid: revoking it is refused with a sentence that says what to do instead", async () => {
      const bill = await suite.bills.made(await suite.bills.order());
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await suite.bills.becomes(bill.id, "paid");
      // The payment's event has the bill looked at.
      await suite.idle();
      expect(await suite.bills.revoke(bill.id)).toMatchObject({
        status: 400,
        data: { message: expect.stringMatching(/refund the order's payment/) as string },
      });
    });
  });
});
