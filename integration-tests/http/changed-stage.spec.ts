import { Bills } from "../shop/bills";
import type { StoreSession } from "../shop/checkout";
import { Desk } from "../shop/desk";
import { eventually } from "../shop/eventually";
import { plannedAt } from "../shop/plans";
import { cartTotal, productPrice } from "../shop/seed";
import { shopSuite } from "../shop/suite";

/** Delay is in the form that the shopper's browser posts, and neither check value nor signature covers it. */
shopSuite((suite) => {
  const database = () => suite.database;
  const charges = (): number =>
    suite.assist.requests().filter(({ path }) => path.endsWith("/charge.cfm")).length;
  const taken = { held: "0.00", captured: cartTotal, refunded: "0.00" };
  const held = { held: cartTotal, captured: "0.00", refunded: "0.00" };
  let desk: Desk;

  beforeEach(() => {
    desk = new Desk(suite.api, suite.shop);
    suite.assist.notifications.dropAll(true);
    suite.assist.setRules({ paidStage: "as asked", sbpInTwoStages: "hidden" });
  });

  async function leave(
    changed: Record<string, string>,
    provider = "pp_assist_ru",
  ): Promise<{ cartId: string; orderNumber: string; session: StoreSession }> {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId, provider);
    return { cartId, session, orderNumber: await suite.checkout.leaveFor(session, changed) };
  }

  /** As if a quarter of an hour had passed since everything that was sent. */
  async function passPause(): Promise<void> {
    const ago = database().raw("closed_at - interval '15 minutes'");
    await database()("assist_command").update({ closed_at: ago });
  }

  async function placed(orderNumber: string) {
    const landing = await suite.checkout.comeBack(orderNumber);
    expect(landing.searchParams.get("assist")).toBe("paid");
    return suite.checkout.order(landing.searchParams.get("order_id") ?? "");
  }

  describe("a payment that was to be taken at once, and was posted as a hold", () => {
    it("is taken with the order, once, and staff need not be told", async () => {
      const { orderNumber } = await leave({ Delay: "1" });
      suite.assist.pay(orderNumber);
      const { id, payment_status, summary } = await placed(orderNumber);
      expect({ payment_status, paid: summary.paid_total }).toEqual({
        payment_status: "captured",
        paid: Number(cartTotal),
      });
      expect(suite.assist.totals(orderNumber)).toEqual(taken);
      await suite.checkout.check(orderNumber);
      await suite.checkout.comeBack(orderNumber);
      expect(charges()).toBe(1);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        openCase: null,
        commands: [{ kind: "charge", state: "done", amount: cartTotal }],
      });
      expect((await suite.checkout.order(id)).payment_collections[0]?.payments[0]?.captures).toHaveLength(1);
    });

    it("is taken by the job, when the storefront completes the cart and nobody comes back", async () => {
      const { cartId, orderNumber } = await leave({ Delay: "1" });
      suite.assist.pay(orderNumber);
      const { data } = await suite.checkout.complete(cartId);
      const order = data.type === "order" ? await suite.checkout.order(data.order.id) : undefined;
      expect(order?.payment_status).toBe("authorized");
      // Seeing the money has made the order due within half a minute.
      const { rows } = await database().raw<{ rows: { soon: boolean }[] }>(
        "select next_check_at <= now() + interval '30 seconds' as soon from assist_order where order_number = ?",
        [orderNumber],
      );
      expect(rows).toEqual([{ soon: true }]);
      await database()("assist_order").update(plannedAt(database(), database().fn.now()));
      await suite.checkout.reconcile();
      expect(suite.assist.totals(orderNumber)).toEqual(taken);
      expect((await suite.checkout.order(order?.id ?? "")).payment_status).toBe("captured");
      expect(await desk.count()).toBe(0);
    });

    it("is taken once, however many look at once", async () => {
      const { cartId, orderNumber } = await leave({ Delay: "1" });
      suite.assist.pay(orderNumber);
      await Promise.all([
        suite.checkout.comeBack(orderNumber),
        suite.checkout.complete(cartId),
        suite.checkout.check(orderNumber),
        suite.checkout.comeBack(orderNumber),
      ]);
      await eventually(
        () => suite.checkout.check(orderNumber).then(() => suite.assist.totals(orderNumber).captured),
        (captured) => captured === cartTotal,
      );
      expect(suite.assist.ledger(orderNumber).map(({ kind }) => kind)).toEqual(["hold", "capture"]);
      await suite.checkout.check(orderNumber);
      expect(await desk.count()).toBe(0);
    });

    it("is shown to staff at once when Assist refuses, tried again after a pause and not at every check, and is over when taken", async () => {
      const { orderNumber } = await leave({ Delay: "1" });
      suite.assist.faults.set({ service: "charge", fault: "declined-operation" });
      suite.assist.pay(orderNumber);
      const order = await placed(orderNumber);
      expect(order.payment_status).toBe("authorized");
      expect((await desk.cases()).cases).toMatchObject([
        { order_number: orderNumber, reason: "held-not-taken", held: cartTotal, order: { id: order.id } },
      ]);
      for (let looks = 0; looks < 3; looks++) {
        await suite.checkout.comeBack(orderNumber);
        await suite.checkout.check(orderNumber);
      }
      expect(charges()).toBe(1);
      suite.assist.faults.clear();
      await passPause();
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(taken);
      expect((await desk.cases("?closed=true")).cases).toMatchObject([{ reason: "held-not-taken" }]);
      expect(await desk.count()).toBe(0);
    });

    it("can be captured from its case, which is closed by that", async () => {
      const { orderNumber } = await leave({ Delay: "1" });
      suite.assist.faults.set({ service: "charge", fault: "declined-operation", times: 1 });
      suite.assist.pay(orderNumber);
      const order = await placed(orderNumber);
      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
      expect((await desk.cases()).cases).toMatchObject([
        { permissions: { capture: { payment_id: paymentId, allowed: true, most: cartTotal } } },
      ]);
      expect((await desk.act(paymentId, "capture", { request_key: "from-the-case" })).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual(taken);
      expect(await desk.count()).toBe(0);
    });

    it("stays held once staff have closed it by hand, and can still be captured on the order", async () => {
      const { orderNumber } = await leave({ Delay: "1" });
      suite.assist.faults.set({ service: "charge", fault: "declined-operation" });
      suite.assist.pay(orderNumber);
      const order = await placed(orderNumber);
      suite.assist.faults.clear();
      expect((await desk.closeCaseOf(orderNumber, { note: "Agreed with the customer." })).status).toBe(200);
      await passPause();
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(held);
      expect(await desk.count()).toBe(0);
      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
      expect((await suite.checkout.capture(paymentId)).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual(taken);
    });

    it("is taken although the answer is lost, once, and staff are not told of a refusal", async () => {
      const { orderNumber } = await leave({ Delay: "1" });
      suite.assist.faults.set({ service: "charge", fault: "reset-after", times: 1 });
      suite.assist.pay(orderNumber);
      const order = await placed(orderNumber);
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(taken);
      expect(charges()).toBe(1);
      expect(await desk.count()).toBe(0);
      expect((await desk.cases("?closed=true")).cases).toEqual([]);
      expect((await suite.checkout.order(order.id)).payment_status).toBe("captured");
    });

    it("is taken although the answer is lost and nobody can be asked how it ended, once, and staff are not told of a refusal", async () => {
      const { cartId, orderNumber } = await leave({ Delay: "1" });
      suite.assist.pay(orderNumber);
      await suite.checkout.complete(cartId);
      suite.assist.faults.set({ service: "charge", fault: "reset-after", times: 1 });
      // The questions before the command are answered.
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 3 });
      await suite.checkout.check(orderNumber);
      suite.assist.faults.clear();
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        openCase: null,
        commands: [{ kind: "charge", state: "unknown" }],
      });
      await suite.checkout.check(orderNumber);
      expect(suite.assist.totals(orderNumber)).toEqual(taken);
      expect(charges()).toBe(1);
      expect((await desk.cases("?closed=true")).cases).toEqual([]);
    });

    it("is never taken for a checkout that has changed, nor for an order that is canceled", async () => {
      const changed = await leave({ Delay: "1" });
      await suite.checkout.addProduct(changed.cartId);
      suite.assist.pay(changed.orderNumber);
      await suite.checkout.comeBack(changed.orderNumber);
      expect(await suite.checkout.remembered(changed.orderNumber)).toMatchObject({
        openCase: "held-without-session",
      });

      const canceled = await leave({ Delay: "1" });
      suite.assist.faults.set({ service: "charge", fault: "declined-operation" });
      suite.assist.pay(canceled.orderNumber);
      const order = await placed(canceled.orderNumber);
      suite.assist.faults.clear();
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(order.id);
      await passPause();
      await suite.checkout.check(canceled.orderNumber);
      expect(suite.assist.totals(canceled.orderNumber)).toEqual(held);
      expect(charges()).toBe(1);
    });
  });

  describe("a payment that was to be held, and was taken at once", () => {
    it.each([
      ["posted with Delay=0", { Delay: "0" }, undefined],
      ["paid by SBP, which the form was made to offer", { FastPayPayment: "1" }, { means: "sbp" as const }],
    ])("is booked as taken, and staff are told: %s", async (_how, changed, choice) => {
      suite.assist.setRules({ sbpInTwoStages: "taken at once" });
      const { orderNumber } = await leave(changed, "pp_assist_hold");
      suite.assist.pay(orderNumber, choice);
      const order = await placed(orderNumber);
      expect(order.payment_status).toBe("captured");
      expect((await desk.cases()).cases).toMatchObject([
        { order_number: orderNumber, reason: "taken-not-held", captured: cartTotal, order: { id: order.id } },
      ]);
      await desk.closeCaseOf(orderNumber, { note: "It is shipped today." });
      await suite.checkout.check(orderNumber);
      expect(await desk.count()).toBe(0);
    });

    it("is no case any more once staff have given it back", async () => {
      const { orderNumber } = await leave({ Delay: "0" }, "pp_assist_hold");
      suite.assist.pay(orderNumber);
      const order = await placed(orderNumber);
      await suite.checkout.refund(order.payment_collections[0]?.payments[0]?.id ?? "");
      await suite.checkout.check(orderNumber);
      expect(await desk.count()).toBe(0);
    });
  });

  describe("a bill", () => {
    let bills: Bills;
    beforeEach(() => {
      bills = new Bills(suite.api, suite.shop, () => suite.database);
      suite.assist.bills.connect(true);
    });

    it("of one stage that Assist holds is taken at once", async () => {
      suite.assist.setRules({ paidStage: "two" });
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      suite.assist.bills.pay(bill.number);
      await suite.checkout.check(bill.number);
      const { held: left, captured } = suite.assist.totals(bill.number);
      expect({ left, captured }).toEqual({ left: "0.00", captured: bill.amount });
      expect((await suite.checkout.order(orderId)).summary.pending_difference).toBe(0);
      expect(await desk.count()).toBe(0);
    });

    it("of two stages that Assist takes at once is told to staff", async () => {
      suite.assist.setRules({ paidStage: "one" });
      const orderId = await bills.order();
      const bill = await bills.made(orderId, { account: "hold" });
      suite.assist.bills.pay(bill.number);
      await suite.checkout.check(bill.number);
      expect(Number(suite.assist.totals(bill.number).captured)).toBeGreaterThan(Number(productPrice));
      expect((await desk.cases()).cases).toMatchObject([
        { order_number: bill.number, reason: "taken-not-held" },
      ]);
    });
  });
});
