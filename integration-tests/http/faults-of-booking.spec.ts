import { checkedBooks, nextCheckOf, paymentOf } from "../shop/order-books";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

/** What Assist has done, and the platform has not booked, or may not yet. */
shopSuite((suite) => {
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
    expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
      captured: 1750,
      refunded: 0,
      paid: 1750,
    });
    expect((await suite.checkout.refund(paymentOf(order), 1750)).status).toBe(200);
    expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
      captured: 1750,
      refunded: 1750,
      paid: 0,
    });
  });

  it("a line that the order's account lacks is added", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    const { database } = suite;
    await database("order_transaction").delete();
    await database("capture").update({ created_at: database.raw("now() - interval '10 minutes'") });
    expect(await checkedBooks(suite, orderNumber, order.id)).toMatchObject({ paid: 1750 });
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
    expect(suite.assist.totals(orderNumber).refunded).toBe("300.00");
    expect(await nextCheckOf(suite, orderNumber)).toBeLessThan(Date.now() + 5 * 60_000);
    await database("refund").update({ created_at: database.raw("now() - interval '10 minutes'") });
    expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
      captured: 1750,
      refunded: 300,
      paid: 1450,
    });
    expect((await suite.checkout.refund(paymentOf(order), 300)).status).toBe(200);
    expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
      captured: 1750,
      refunded: 600,
      paid: 1150,
    });
  });

  it("a partial refund while the order is being edited is refused before money moves, and possible afterwards", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    await suite.api.post("/admin/order-edits", { order_id: order.id }, suite.shop.admin);

    const refused = await suite.checkout.refund(paymentOf(order), 300);

    expect(refused).toMatchObject({
      status: 400,
      data: { message: expect.stringContaining("The order is being changed") as unknown },
    });
    expect(suite.assist.totals(orderNumber).refunded).toBe("0.00");
    const { database } = suite;
    await database("order_change").where({ order_id: order.id }).update({ status: "canceled" });
    expect((await suite.checkout.refund(paymentOf(order), 300)).status).toBe(200);
    expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
      captured: 1750,
      refunded: 300,
      paid: 1450,
    });
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

      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 0,
        paid: 1750,
      });
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
        openCase: "not-recorded",
        caseMessage: expect.stringContaining("is recorded once the change is finished") as unknown,
      });
      expect(await nextCheckOf(suite, orderNumber)).toBeLessThan(Date.now() + 6 * 60_000);

      await cancelEdit(order.id);
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 300,
        paid: 1450,
      });
      expect(await pendingOf(order.id)).toBe(0);
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    });

    it("a refund of everything, and the order's cancellation, move no money and leave nothing half done", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder();
      await beginEdit(order.id);

      expect(await suite.checkout.refund(paymentOf(order), 1750)).toMatchObject({
        status: 400,
        data: { message: expect.stringContaining("The order is being changed") as unknown },
      });
      expect((await suite.checkout.cancelOrder(order.id)).status).toBe(400);

      expect(suite.assist.totals(orderNumber).refunded).toBe("0.00");
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 0,
        paid: 1750,
      });
      expect(await suite.checkout.order(order.id)).toMatchObject({ status: order.status });
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();

      await cancelEdit(order.id);
      expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
      expect(suite.assist.totals(orderNumber).refunded).toBe(cartTotal);
      expect(await checkedBooks(suite, orderNumber, order.id)).toEqual({
        captured: 1750,
        refunded: 1750,
        paid: 0,
      });
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
});
