import type { FaultName } from "../../simulator";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

/** Faults after which nobody can say whether the command was carried out, although it was. */
const lostAnswers: FaultName[] = ["reset-after", "reset-mid", "truncate", "wrong-amount", "other-order"];
/** Faults that hit before the command was carried out. */
const neverDone: FaultName[] = [
  "reset-before",
  "html",
  "status500",
  "empty",
  "internal-error",
  "busy",
  "rate-limited",
  "declined-operation",
];

shopSuite((suite) => {
  const paymentOf = (order: { payment_collections: { payments: { id: string }[] }[] }): string =>
    order.payment_collections[0]?.payments[0]?.id ?? "";

  async function books(
    orderNumber: string,
    orderId: string,
  ): Promise<{ captured: number; refunded: number; paid: number }> {
    await suite.checkout.check(orderNumber);
    const order = await suite.checkout.order(orderId);
    const payment = order.payment_collections[0]?.payments[0];
    const sum = (rows: { amount: number }[] | undefined): number =>
      Math.round((rows ?? []).reduce((total, row) => total + row.amount, 0) * 100) / 100;
    return {
      captured: sum(payment?.captures),
      refunded: sum(payment?.refunds),
      paid: sum(order.transactions),
    };
  }

  /** In milliseconds: whether the platform has booked a command is looked at soon. */
  async function nextCheckOf(orderNumber: string): Promise<number> {
    const { database } = suite;
    const order = (await database("assist_order").where({ order_number: orderNumber }).first()) as {
      next_check_at: Date;
    };
    return order.next_check_at.getTime();
  }

  const commandsSent = (path: string): number =>
    suite.assist.requests().filter((request) => request.path === path).length;

  describe("a refund", () => {
    it.each(lostAnswers)(
      "whose answer is lost (%s) is found by reading, recorded, and not sent again",
      async (fault) => {
        const { order, orderNumber } = await suite.checkout.paidOrder();
        suite.assist.requests.clear();
        suite.assist.faults.set({ service: "wscancel", fault, times: 1 });

        const answer = await suite.checkout.refund(paymentOf(order), 300.25);

        expect(answer.status).toBe(200);
        expect(commandsSent("/cancel/wscancel.cfm")).toBe(1);
        expect(suite.assist.totals(orderNumber).returned).toBe("300.25");
        expect(await nextCheckOf(orderNumber)).toBeLessThan(Date.now() + 5 * 60_000);
        expect(await books(orderNumber, order.id)).toEqual({
          captured: 1750,
          refunded: 300.25,
          paid: 1449.75,
        });
      },
    );

    it("whose answer is lost while nothing can be read is recorded by the next check, and a retry is the same refund", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      // The questions before the command are answered; from then on nothing can be read, and no notification comes.
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      suite.assist.notifications.dropAll(true);

      const answer = await suite.checkout.refund(paymentOf(order), 300.25);
      expect(answer).toMatchObject({
        status: 500,
        data: { message: expect.stringContaining("never done twice") as unknown },
      });
      suite.assist.faults.clear();
      suite.assist.requests.clear();

      const retry = await suite.checkout.refund(paymentOf(order), 300.25);
      expect(retry.status).toBe(200);
      expect(commandsSent("/cancel/wscancel.cfm")).toBe(0);
      expect(suite.assist.totals(orderNumber).returned).toBe("300.25");
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 300.25, paid: 1449.75 });
    });

    it("that was lost and settled by a check is in the books once, without a retry", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      // The questions before the command are answered; from then on nothing can be read, and no notification comes.
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      suite.assist.notifications.dropAll(true);
      expect((await suite.checkout.refund(paymentOf(order), 300.25)).status).toBe(500);
      suite.assist.faults.clear();
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 300.25, paid: 1449.75 });
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 300.25, paid: 1449.75 });
    });

    it("that was lost, found by a check, and then asked again is refused once with a sentence; asked once more it is a new one", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "orderresult", fault: "reset-before", skip: 2 });
      suite.assist.notifications.dropAll(true);
      expect((await suite.checkout.refund(paymentOf(order), 300.25)).status).toBe(500);
      suite.assist.faults.clear();
      await suite.checkout.check(orderNumber);

      const retry = await suite.checkout.refund(paymentOf(order), 300.25);
      expect(retry).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("was carried out after all") as unknown },
      });
      expect(suite.assist.totals(orderNumber).returned).toBe("300.25");
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 300.25, paid: 1449.75 });

      expect((await suite.checkout.refund(paymentOf(order), 300.25)).status).toBe(200);
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 600.5, paid: 1149.5 });
      expect(suite.assist.totals(orderNumber).returned).toBe("600.50");
    });

    it.each(neverDone)(
      "that was not carried out (%s) is an error with a sentence, and the books stay",
      async (fault) => {
        const { order, orderNumber } = await suite.checkout.paidOrder();
        suite.assist.faults.set({ service: "wscancel", fault, times: 1 });
        const answer = await suite.checkout.refund(paymentOf(order), 300.25);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.data.message).not.toMatch(/unknown error/i);
        expect(suite.assist.totals(orderNumber).returned).toBe("0.00");
        expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 0, paid: 1750 });
      },
    );

    it("two at once move no more than was asked for by those that succeeded", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      const answers = await Promise.all([1, 2, 3].map(() => suite.checkout.refund(paymentOf(order), 700)));
      const succeeded = answers.filter(({ status }) => status === 200).length;
      expect(succeeded).toBeGreaterThanOrEqual(1);
      expect(succeeded).toBeLessThanOrEqual(2);
      expect(Number(suite.assist.totals(orderNumber).returned)).toBe(700 * succeeded);
      expect((await books(orderNumber, order.id)).refunded).toBe(700 * succeeded);
    });
  });

  describe("a capture", () => {
    it.each(lostAnswers)(
      "whose answer is lost (%s) is found by reading, and not sent again",
      async (fault) => {
        const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
        suite.assist.requests.clear();
        suite.assist.faults.set({ service: "charge", fault, times: 1 });
        expect((await suite.checkout.capture(paymentOf(order), 1000.55)).status).toBe(200);
        expect(commandsSent("/charge/charge.cfm")).toBe(1);
        expect(suite.assist.totals(orderNumber).captured).toBe("1000.55");
        expect(await books(orderNumber, order.id)).toMatchObject({ captured: 1000.55, paid: 1000.55 });
      },
    );

    it("that was not carried out leaves the hold, and can be asked again", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      suite.assist.faults.set({ service: "charge", fault: "declined-operation", times: 1 });
      const answer = await suite.checkout.capture(paymentOf(order));
      expect(answer).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("No money was moved") as unknown },
      });
      expect((await suite.checkout.capture(paymentOf(order))).status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toEqual({
        held: "0.00",
        captured: cartTotal,
        returned: "0.00",
      });
      expect(await books(orderNumber, order.id)).toMatchObject({ captured: 1750, paid: 1750 });
    });

    it("made in Assist's personal account appears in the shop once", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      suite.assist.account.charge(suite.assist.orders(orderNumber)[0]?.billnumber ?? "", "500.50");
      await suite.assist.notifications.idle();
      expect(await books(orderNumber, order.id)).toMatchObject({ captured: 500.5, paid: 500.5 });
      expect(await books(orderNumber, order.id)).toMatchObject({ captured: 500.5, paid: 500.5 });
    });
  });

  it("cancelling a partly captured order returns what was captured and leaves nothing held", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
    await suite.checkout.capture(paymentOf(order), 1000);
    expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
    expect(suite.assist.totals(orderNumber)).toEqual({
      held: "0.00",
      captured: "1000.00",
      returned: "1000.00",
    });
  });

  describe("cancelling an order while Assist refuses", () => {
    it("the void is shown until it is settled", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      suite.assist.faults.set({ service: "wscancel", fault: "internal-error" });
      await suite.checkout.cancelOrder(order.id);
      await suite.checkout.settleLostCommands(orderNumber);
      await suite.checkout.check(orderNumber);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        attention: "held-for-canceled-order",
        held: cartTotal,
      });
      suite.assist.faults.clear();
      suite.assist.account.cancel(suite.assist.orders(orderNumber)[0]?.billnumber ?? "");
      await suite.checkout.check(orderNumber);
      expect((await suite.checkout.remembered(orderNumber)).attention).toBeNull();
    });

    it("the refund is shown although the platform books it as made", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      suite.assist.faults.set({ service: "wscancel", fault: "declined-operation" });
      await suite.checkout.cancelOrder(order.id);
      await suite.checkout.check(orderNumber);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        attention: "paid-for-canceled-order",
        returned: "0.00",
      });
    });
  });

  it("a capture or refund row of a process that died before it sent anything is taken back", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    const { database } = suite;
    await database("refund").insert({
      id: "ref_ghost",
      payment_id: paymentOf(order),
      amount: 500,
      raw_amount: JSON.stringify({ value: "500", precision: 20 }),
      created_at: database.raw("now() - interval '10 minutes'"),
    });
    expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 0, paid: 1750 });
    expect((await suite.checkout.refund(paymentOf(order), 1750)).status).toBe(200);
    expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 1750, paid: 0 });
  });

  it("a line that the order's account lacks is added", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    const { database } = suite;
    await database("order_transaction").delete();
    await database("capture").update({ created_at: database.raw("now() - interval '10 minutes'") });
    expect(await books(orderNumber, order.id)).toMatchObject({ paid: 1750 });
  });

  it("a refund that the platform failed to book after it was made is not made again by a retry, but booked", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    expect((await suite.checkout.refund(paymentOf(order), 300)).status).toBe(200);
    const { database } = suite;
    // What the platform leaves when it fails over its own change of the order: the row, and no line.
    await database("order_transaction").where({ reference: "refund" }).delete();

    const retry = await suite.checkout.refund(paymentOf(order), 300);

    expect(retry).toMatchObject({
      status: 400,
      data: { message: expect.stringContaining("still booking it. Nothing was sent") as unknown },
    });
    expect(suite.assist.totals(orderNumber).returned).toBe("300.00");
    expect(await nextCheckOf(orderNumber)).toBeLessThan(Date.now() + 5 * 60_000);
    await database("refund").update({ created_at: database.raw("now() - interval '10 minutes'") });
    expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 300, paid: 1450 });
    expect((await suite.checkout.refund(paymentOf(order), 300)).status).toBe(200);
    expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 600, paid: 1150 });
  });

  it("a partial refund while the order is being edited is refused before money moves, and possible afterwards", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    await suite.api.post("/admin/order-edits", { order_id: order.id }, suite.shop.admin);

    const refused = await suite.checkout.refund(paymentOf(order), 300);

    expect(refused).toMatchObject({
      status: 400,
      data: { message: expect.stringContaining("The order is being changed") as unknown },
    });
    expect(suite.assist.totals(orderNumber).returned).toBe("0.00");
    const { database } = suite;
    await database("order_change").where({ order_id: order.id }).update({ status: "canceled" });
    expect((await suite.checkout.refund(paymentOf(order), 300)).status).toBe(200);
    expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 300, paid: 1450 });
  });

  describe("while the order is being edited", () => {
    const pendingOf = async (orderId: string): Promise<number> =>
      (await suite.checkout.order(orderId)).summary.pending_difference;
    const beginEdit = (orderId: string): Promise<unknown> =>
      suite.api.post("/admin/order-edits", { order_id: orderId }, suite.shop.admin);
    const cancelEdit = (orderId: string): Promise<unknown> =>
      suite.api.delete(`/admin/order-edits/${orderId}`, suite.shop.admin);

    it("a refund made in Assist's personal account waits, shown to staff, and is recorded with its credit line afterwards", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      await beginEdit(order.id);
      suite.assist.account.cancel(suite.assist.orders(orderNumber)[0]?.billnumber ?? "", "300.00");
      await suite.assist.notifications.idle();

      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 0, paid: 1750 });
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        attention: "not-recorded",
        attention_message: expect.stringContaining("is recorded once the change is finished") as unknown,
      });
      expect(await nextCheckOf(orderNumber)).toBeLessThan(Date.now() + 6 * 60_000);

      await cancelEdit(order.id);
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 300, paid: 1450 });
      expect(await pendingOf(order.id)).toBe(0);
      expect((await suite.checkout.remembered(orderNumber)).attention).toBeNull();
    });

    it("a refund of everything, and the order's cancellation, move no money and leave nothing half done", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      await beginEdit(order.id);

      expect(await suite.checkout.refund(paymentOf(order), 1750)).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("The order is being changed") as unknown },
      });
      expect((await suite.checkout.cancelOrder(order.id)).status).toBe(400);

      expect(suite.assist.totals(orderNumber).returned).toBe("0.00");
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 0, paid: 1750 });
      expect(await suite.checkout.order(order.id)).toMatchObject({ status: order.status });
      expect((await suite.checkout.remembered(orderNumber)).attention).toBeNull();

      await cancelEdit(order.id);
      expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
      expect(suite.assist.totals(orderNumber).returned).toBe(cartTotal);
      expect(await books(orderNumber, order.id)).toEqual({ captured: 1750, refunded: 1750, paid: 0 });
      expect(await pendingOf(order.id)).toBe(0);
    });
  });

  it("a hold released at Assist shows as a canceled payment", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
    suite.assist.lapseHold(suite.assist.orders(orderNumber)[0]?.billnumber ?? "");
    await suite.checkout.check(orderNumber);
    expect(
      (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0]?.canceled_at,
    ).not.toBeNull();
  });

  describe("an answer about the payment", () => {
    const faults: FaultName[] = [
      "refuse",
      "reset-before",
      "reset-mid",
      "hang",
      "drip",
      "truncate",
      "html",
      "status500",
      "empty",
      "huge",
      "endless",
      "hostile-xml",
      "wrong-encoding",
      "wrong-checkvalue",
      "other-order",
      "busy",
      "rate-limited",
      "internal-error",
    ];

    it.each(faults)(
      "that fails (%s) places no order and tells the shopper to wait; the next check places it",
      async (fault) => {
        const cartId = await suite.checkout.cart();
        const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
        suite.assist.notifications.dropAll(true);
        suite.assist.pay(orderNumber);
        suite.assist.faults.set({ service: "orderresult", fault });

        const landing = await suite.checkout.comeBack(orderNumber);
        expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "pending", cart_id: cartId });
        expect((await suite.checkout.complete(cartId)).data).toMatchObject({
          type: "cart",
          error: { type: "payment_requires_more_error" },
        });
        expect(await suite.checkout.orders()).toHaveLength(0);

        suite.assist.faults.clear();
        expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("paid");
      },
    );

    it("with another amount places no order, and staff are told", async () => {
      const cartId = await suite.checkout.cart();
      const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
      suite.assist.notifications.dropAll(true);
      suite.assist.pay(orderNumber);
      suite.assist.faults.set({ service: "orderresult", fault: "wrong-amount" });
      expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("pending");
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect((await suite.checkout.remembered(orderNumber)).attention).toBe("amount-differs");
    });
  });
});
