import { cards } from "../shop/assist-page";
import { browserSuite } from "../shop/browser-suite";
import { eventually } from "../shop/eventually";
import { cartTotal } from "../shop/seed";

browserSuite((suite) => {
  it("one stage: an approved card ends at a confirmation with the order's number, and both books say paid", async () => {
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist("pp_assist_ru");
    expect(await assist.amount()).toBe("1 750.00 ₽");
    expect(await assist.means()).toEqual(["card", "sbp"]);

    await assist.payByCard();

    const confirmation = await shopper.confirmation();
    expect(confirmation).toMatchObject({ payment: "paid", total: "1750" });
    const order = await suite.checkout.order(confirmation.orderId);
    expect(String(order.display_id)).toBe(confirmation.orderNumber);
    expect(order.payment_status).toBe("captured");
    expect(order.payment_collections[0]?.payments[0]?.captures.map(({ amount }) => amount)).toEqual([
      Number(cartTotal),
    ]);
    expect(suite.assist.totals(assist.orderNumber)).toEqual({
      held: "0.00",
      captured: cartTotal,
      refunded: "0.00",
    });
    expect(await shopper.cartLines()).toBe(0);
  });

  it("two stages: the sum is held, then captured and refunded in part by staff; both books agree to the kopeck", async () => {
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist("pp_assist_hold");
    expect(await assist.means()).toEqual(["card"]);

    await assist.payByCard();

    const confirmation = await shopper.confirmation();
    expect(confirmation.payment).toBe("held");
    const held = await suite.checkout.order(confirmation.orderId);
    expect(held.payment_status).toBe("authorized");
    expect(suite.assist.totals(assist.orderNumber)).toEqual({
      held: cartTotal,
      captured: "0.00",
      refunded: "0.00",
    });

    const paymentId = held.payment_collections[0]?.payments[0]?.id ?? "";
    expect((await suite.checkout.capture(paymentId, 1234.56)).status).toBe(200);
    expect((await suite.checkout.refund(paymentId, 234.57)).status).toBe(200);

    const payment = (await suite.checkout.order(confirmation.orderId)).payment_collections[0]?.payments[0];
    expect(payment?.captures.map(({ amount }) => amount)).toEqual([1234.56]);
    expect(payment?.refunds.map(({ amount }) => amount)).toEqual([234.57]);
    expect(suite.assist.totals(assist.orderNumber)).toMatchObject({
      captured: "1234.56",
      refunded: "234.57",
    });
    expect((await suite.checkout.remembered(assist.orderNumber)).openCase).toBeNull();
  });

  it("SBP: approved in the bank's app, paid at once", async () => {
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist("pp_assist-sbp_ru");
    expect(await assist.means()).toEqual(["sbp"]);

    await assist.payBySbp();

    const confirmation = await shopper.confirmation();
    expect(confirmation.payment).toBe("paid");
    expect((await suite.checkout.order(confirmation.orderId)).payment_status).toBe("captured");
    expect(suite.assist.totals(assist.orderNumber)).toEqual({
      held: "0.00",
      captured: cartTotal,
      refunded: "0.00",
    });
  });

  it("declined: the shop says so and keeps everything; the next try is paid", async () => {
    const shopper = await suite.shopper();
    const refused = await shopper.goToAssist();
    await refused.payByCard(cards.insufficientFunds);

    await shopper.sees("payment-failed");
    expect(await shopper.page.getByTestId("failure-message").innerText()).toContain(
      "The bank declined the payment",
    );
    expect(await suite.checkout.orders()).toHaveLength(0);

    await shopper.page.getByTestId("try-again").click();
    const second = await shopper.pay("pp_assist_ru");
    await second.payByCard();

    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(await suite.checkout.orders()).toHaveLength(1);
    const entries = suite.assist.ledger();
    expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([["payment", cartTotal]]);
  });

  it("declined: another way of paying is offered, and works", async () => {
    const shopper = await suite.shopper();
    const refused = await shopper.goToAssist("pp_assist-card_ru");
    await refused.payByCard(cards.insufficientFunds);
    await shopper.sees("payment-failed");

    await shopper.page
      .getByTestId("other-means")
      .and(shopper.page.locator('[data-provider="pp_assist-sbp_ru"]'))
      .click();
    await shopper.page.getByTestId("pay").click();
    await (await shopper.atAssist()).payBySbp();

    expect((await shopper.confirmation()).payment).toBe("paid");
  });

  it("two presses of Pay are one payment", async () => {
    const shopper = await suite.shopper();
    await shopper.fillCheckout();
    await shopper.choosePayment("pp_assist_ru");
    const pay = shopper.page.getByTestId("pay");
    let sessions = 0;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await shopper.page.route("**/payment-sessions", async (route) => {
      sessions++;
      await answered;
      await route.continue();
    });

    await pay.dblclick();
    expect(await pay.isEnabled()).toBe(false);
    answer();
    await (await shopper.atAssist()).payByCard();

    await shopper.confirmation();
    expect(sessions).toBe(1);
    expect(suite.assist.orders()).toHaveLength(1);
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("two presses of Pay on Assist's page are one payment", async () => {
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist();
    await shopper.page.getByTestId("pay-card").dblclick({ noWaitAfter: true });

    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(suite.assist.totals(assist.orderNumber)).toEqual({
      held: "0.00",
      captured: cartTotal,
      refunded: "0.00",
    });
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("later by link: the order is placed at once and waits; its page leads to the bill, and says paid once it is", async () => {
    const shopper = await suite.shopper();
    await shopper.fillCheckout();
    await shopper.choosePayment("pp_assist-bill_ru");
    await shopper.page.getByTestId("pay").click();
    const waiting = await shopper.confirmation();
    expect(waiting).toMatchObject({ payment: "waiting", total: "1750" });
    await eventually(
      () => Promise.resolve(suite.assist.bills.list()),
      (bills) => bills.length > 0,
    );

    await shopper.page.getByTestId("pay-bill").click();
    await shopper.page.getByTestId("bill-number").waitFor();
    await shopper.page.getByTestId("pay-bill").click();
    await (await shopper.atAssist()).payByCard();

    await eventually(
      () => suite.checkout.order(waiting.orderId),
      ({ payment_status }) => payment_status === "captured",
    );
    await shopper.open(`/orders/${waiting.orderId}`);
    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(await shopper.page.getByTestId("pay-bill").count()).toBe(0);
  });
});
