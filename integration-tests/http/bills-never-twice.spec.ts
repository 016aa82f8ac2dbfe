import { billSuite } from "../shop/bill-suite";
import { eventually } from "../shop/eventually";
import { cartTotal } from "../shop/seed";

/** However requests cross, and whatever answers are lost. */
billSuite((suite) => {
  describe("never two bills for the same money", () => {
    it("two requests at once make one bill, and the other is told so", async () => {
      const orderId = await suite.bills.order();
      const answers = await Promise.all([
        suite.bills.make(orderId),
        suite.bills.make(orderId),
        suite.bills.make(orderId),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
      const refused = answers.find(({ status }) => status === 400);
      expect(refused?.data.message).toMatch(/has an open bill already/);
      expect(suite.assist.bills.list()).toHaveLength(1);
      expect(suite.createbills()).toBe(1);
    });

    it("an order that is edited to need less: its bill is revoked", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      await suite.bills.removeProduct(orderId);
      expect(await suite.bills.becomes(bill.id, "revoked")).toMatchObject({ revoke_reason: "not-due" });
      expect(suite.assist.bills.list()).toMatchObject([{ state: "revoked" }]);
    });

    it("an order that is marked as paid otherwise: its bill is revoked", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      const collection = (await suite.checkout.order(orderId)).payment_collections[0]?.id ?? "";
      await suite.api.post(
        `/admin/payment-collections/${collection}/mark-as-paid`,
        { order_id: orderId },
        suite.shop.admin,
      );
      await suite.bills.becomes(bill.id, "revoked");
      expect(suite.assist.bills.list()).toMatchObject([{ state: "revoked" }]);
    });

    it("paid by bill although the order was paid otherwise meanwhile: staff are told, nothing is booked twice", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      suite.assist.bills.open(bill.number);
      suite.assist.faults.set({ service: "billrevoke", fault: "refuse" });
      const { payment_collection: other } = (
        await suite.api.post<{ payment_collection: { id: string } }>(
          "/admin/payment-collections",
          { order_id: orderId, amount: Number(cartTotal) },
          suite.shop.admin,
        )
      ).data;
      await suite.api.post(
        `/admin/payment-collections/${other.id}/mark-as-paid`,
        { order_id: orderId },
        suite.shop.admin,
      );
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      await suite.bills.becomes(bill.id, "paid");
      const cases = await eventually(
        () => suite.cases(),
        (found) => found.length > 0,
      );
      expect(cases).toMatchObject([{ reason: "paid-twice" }]);
      expect((await suite.checkout.order(orderId)).summary.paid_total).toBe(Number(cartTotal));
    });
  });

  describe("a lost answer", () => {
    it("before Assist made the bill: the same number is sent again, and one bill is made", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "reset-before", times: 1 });
      const bill = await suite.bills.made(await suite.bills.order());
      expect(suite.assist.bills.list()).toMatchObject([{ bill: bill.number, url: bill.link }]);
      expect(suite.createbills()).toBe(2);
    });

    it("after Assist made the bill: it is revoked as its link is lost, and then another can be made", async () => {
      const orderId = await suite.bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      const lost = await suite.bills.make(orderId);
      expect(lost.status).toBe(400);
      expect(lost.data.message).toMatch(/link was lost.*revoked/);
      expect(suite.assist.bills.list()).toMatchObject([{ state: "revoked" }]);
      const bill = await suite.bills.made(orderId);
      expect(suite.assist.bills.list()).toMatchObject([
        { state: "revoked" },
        { state: "invoiced", bill: bill.number },
      ]);
      expect(new Set(suite.assist.bills.list().map((each) => each.bill)).size).toBe(2);
    });

    it("and no answer to the question either: nothing is concluded, no other bill can be made, the job finds out", async () => {
      const orderId = await suite.bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "billstatus", fault: "reset-before" });
      const { data } = await suite.bills.make(orderId);
      expect(data.bill).toMatchObject({ state: "unknown", link: null });
      expect((await suite.bills.make(orderId)).status).toBe(400);
      suite.assist.faults.clear();
      await suite.bills.due();
      await suite.checkout.reconcile();
      expect(await suite.bills.read(data.bill.id)).toMatchObject({
        state: "revoked",
        revoke_reason: "link-lost",
      });
      expect(suite.createbills()).toBe(1);
    });

    it("and the revocation's answer is lost, too: it goes on until Assist says that the bill is revoked", async () => {
      const orderId = await suite.bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "billrevoke", fault: "reset-before", times: 1 });
      const { data } = await suite.bills.make(orderId);
      expect(data.bill).toMatchObject({ state: "revoking" });
      expect((await suite.bills.make(orderId)).status).toBe(400);
      await suite.bills.due();
      await suite.checkout.reconcile();
      expect((await suite.bills.read(data.bill.id)).state).toBe("revoked");
      expect(suite.assist.bills.list()).toMatchObject([{ state: "revoked" }]);
    });

    it("never made, and staff do not want it any more: it is closed once the request cannot arrive any more", async () => {
      const orderId = await suite.bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-before" });
      const { data } = await suite.bills.make(orderId);
      expect(data.bill.state).toBe("unknown");
      expect((await suite.bills.revoke(data.bill.id)).data.bill.state).toBe("unknown");
      await suite.bills.passLostRequests();
      expect((await suite.bills.check(data.bill.id)).data.bill.state).toBe("not-made");
      suite.assist.faults.clear();
      await suite.bills.made(orderId);
      expect(suite.assist.bills.list()).toHaveLength(1);
    });
  });
});
