import { billSuite } from "../shop/bill-suite";
import { eventually } from "../shop/eventually";
import { cartTotal, productPrice } from "../shop/seed";

billSuite((suite) => {
  describe("a bill that is paid", () => {
    it("by card: the unpaid order is paid, its events tell the shop, and part of it can be given back", async () => {
      const heard = suite.listenToBills();
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId, { comment: "Order by telephone", language: "EN" });
      expect(bill).toMatchObject({ amount: cartTotal, currency: "RUB", order_id: orderId });
      expect(bill.made_by).toMatch(/^user_/);
      expect(suite.assist.bills.list()).toMatchObject([
        { bill: bill.number, url: bill.link, amount: cartTotal, language: "EN", state: "invoiced" },
      ]);

      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();

      await suite.bills.becomes(bill.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("captured");
      expect(order.summary).toMatchObject({ paid_total: Number(cartTotal), pending_difference: 0 });
      const payments = order.payment_collections.flatMap((collection) => collection.payments);
      expect(payments).toHaveLength(1);
      const { history } = await suite.desk.payment(orderId);
      expect(history.map(({ kind }) => kind)).toEqual(["billed", "operation"]);
      expect((await suite.checkout.refund(payments[0]?.id ?? "", 100.1)).status).toBe(200);
      expect(suite.assist.totals(bill.number)).toMatchObject({ captured: cartTotal, refunded: "100.10" });
      expect((await suite.checkout.order(orderId)).payment_status).toBe("partially_refunded");
      const told = await eventually(
        () => Promise.resolve(heard.filter(({ data }) => data.id === bill.id)),
        (events) => events.length >= 2,
      );
      expect(told.map(({ name }) => name)).toEqual(["assist.bill.made", "assist.bill.paid"]);
      expect(told[0]?.data).toMatchObject({
        number: bill.number,
        link: bill.link,
        amount: cartTotal,
        comment: "Order by telephone",
        customer: { email: "anna@shopper.example", first_name: "Anna" },
      });
      expect(told[1]?.data).toMatchObject({ booked: true });
    });

    it("with tax: the bill asks for the order's whole total, and nothing is left to pay", async () => {
      const { tax_regions } = (
        await suite.api.get<{ tax_regions: { id: string }[] }>("/admin/tax-regions", suite.shop.admin)
      ).data;
      const tax = { tax_region_id: tax_regions[0]?.id, name: "VAT", code: "vat", rate: 22, is_default: true };
      await suite.api.post("/admin/tax-rates", tax, suite.shop.admin);
      const orderId = await suite.bills.orderOverHttp();
      const { total } = await suite.checkout.order(orderId);
      const bill = await suite.bills.made(orderId);
      expect(bill.amount).toBe("2135.00");
      expect(total).toBe(2135);

      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();

      await suite.bills.becomes(bill.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("captured");
      expect(order.summary.pending_difference).toBe(0);
      expect(await suite.cases()).toEqual([]);
    });

    it("by SBP, for what an edit added to a paid order", async () => {
      const { order } = await suite.checkout.paidOrder();
      await suite.bills.addProduct(order.id);
      const bill = await suite.bills.made(order.id);
      expect(bill.amount).toBe(productPrice);

      suite.assist.bills.pay(bill.number, { means: "sbp" });
      await suite.assist.notifications.idle();

      await suite.bills.becomes(bill.id, "paid");
      const after = await suite.checkout.order(order.id);
      expect(after.summary).toMatchObject({ paid_total: 3249.9, pending_difference: 0 });
      expect(after.payment_status).toBe("captured");
    });

    it("in two stages: the money is held for the order, captured by staff", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId, { account: "hold" });
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await suite.bills.becomes(bill.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("authorized");
      expect((await suite.bills.make(orderId)).data.message).toMatch(/nothing outstanding/);
      const payment = order.payment_collections.flatMap((collection) => collection.payments)[0];
      expect((await suite.checkout.capture(payment?.id ?? "")).status).toBe(200);
      expect(suite.assist.totals(bill.number)).toMatchObject({ held: "0.00", captured: cartTotal });
    });

    it("for a draft order: the draft has the payment, and keeps it when it becomes an order", async () => {
      const draftId = await suite.bills.draft();
      const bill = await suite.bills.made(draftId);
      expect(bill.amount).toBe(cartTotal);
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await suite.bills.becomes(bill.id, "paid");
      await suite.bills.convert(draftId);
      const order = await suite.checkout.order(draftId);
      expect(order.payment_status).toBe("captured");
      expect(order.summary).toMatchObject({ paid_total: Number(cartTotal), pending_difference: 0 });
    });

    it("in two parts: each bill asks for its own, and the order is paid when both are", async () => {
      const orderId = await suite.bills.order();
      const first = await suite.bills.made(orderId, { amount: "750.00" });
      suite.assist.bills.pay(first.number);
      await suite.assist.notifications.idle();
      await suite.bills.becomes(first.id, "paid");
      expect((await suite.bills.make(orderId, { amount: "1000.01" })).data.message).toMatch(
        /lacks 1000\.00 RUB/,
      );
      const second = await suite.bills.made(orderId);
      expect(second.amount).toBe("1000.00");
      suite.assist.bills.pay(second.number);
      await suite.assist.notifications.idle();
      await suite.bills.becomes(second.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("captured");
      expect(order.payment_collections).toHaveLength(1);
      expect(await suite.cases()).toEqual([]);
    });

    it("is found by the job when its notification is lost, also days after it was made", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId, {
        valid_until: new Date(Date.now() + 14 * 86_400_000).toISOString(),
      });
      await suite.bills.passDays(bill.number, 6);
      suite.assist.notifications.dropAll(true);
      suite.assist.bills.pay(bill.number);
      await suite.bills.due();
      await suite.checkout.reconcile();
      expect((await suite.bills.read(bill.id)).state).toBe("paid");
      expect((await suite.checkout.order(orderId)).payment_status).toBe("captured");
    });

    it("is found by the customer's return, who lands on the order", async () => {
      const orderId = await suite.bills.order();
      const bill = await suite.bills.made(orderId);
      suite.assist.notifications.dropAll(true);
      suite.assist.bills.pay(bill.number);
      const landing = await suite.checkout.comeBack(bill.number);
      expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "paid", order_id: orderId });
      expect((await suite.bills.read(bill.id)).state).toBe("paid");
    });
  });
});
