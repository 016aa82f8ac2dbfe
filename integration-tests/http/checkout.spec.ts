import { shopSuite } from "../shop/suite";
import { cartTotal } from "../shop/seed";

shopSuite((suite) => {
  it("one stage: an approved payment becomes an order with the money captured", async () => {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId, "pp_assist_ru", {
      return_url: "http://localhost:8000/checkout/return",
    });
    expect(session.status).toBe("pending");
    const orderNumber = await suite.checkout.leaveFor(session);
    suite.assist.pay(orderNumber);

    const landing = await suite.checkout.comeBack(orderNumber);

    expect(landing.origin + landing.pathname).toBe("http://localhost:8000/checkout/return");
    expect(landing.searchParams.get("assist")).toBe("paid");
    const order = await suite.checkout.order(landing.searchParams.get("order_id") ?? "");
    expect(order.payment_status).toBe("captured");
    expect(order.payment_collections[0]?.payments[0]?.captures.map(({ amount }) => amount)).toEqual([
      Number(cartTotal),
    ]);
    expect(order.summary.paid_total).toBe(Number(cartTotal));
    expect(suite.assist.totals(orderNumber)).toEqual({ held: "0.00", captured: cartTotal, refunded: "0.00" });
    expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
  });

  it("two stages: held, captured in part, refunded in part twice; both books agree to the kopeck", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrderOverHttp("pp_assist_hold");
    expect(order.payment_status).toBe("authorized");
    expect(suite.assist.totals(orderNumber)).toEqual({ held: cartTotal, captured: "0.00", refunded: "0.00" });
    const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";

    expect((await suite.checkout.capture(paymentId, 1000.55)).status).toBe(200);
    expect((await suite.checkout.refund(paymentId, 300.25)).status).toBe(200);
    expect((await suite.checkout.refund(paymentId, 100.1)).status).toBe(200);

    const after = await suite.checkout.order(order.id);
    const payment = after.payment_collections[0]?.payments[0];
    expect(payment?.captures.map(({ amount }) => amount)).toEqual([1000.55]);
    expect(payment?.refunds.map(({ amount }) => amount).sort()).toEqual([100.1, 300.25]);
    expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: "1000.55", refunded: "400.35" });
  });

  it("two stages: cancelling the order lets the hold go", async () => {
    const { order, orderNumber } = await suite.checkout.paidOrderOverHttp("pp_assist_hold");
    expect((await suite.checkout.cancelOrder(order.id)).status).toBe(200);
    expect(suite.assist.totals(orderNumber)).toEqual({ held: "0.00", captured: "0.00", refunded: "0.00" });
    expect(
      (await suite.checkout.order(order.id)).payment_collections[0]?.payments[0]?.canceled_at,
    ).not.toBeNull();
  });
});
