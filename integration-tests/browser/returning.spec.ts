import { cards } from "../shop/assist-page";
import { browserSuite } from "../shop/browser-suite";
import { eventually } from "../shop/eventually";
import { cartTotal } from "../shop/seed";

browserSuite((suite) => {
  const oneOrder = () =>
    eventually(
      () => suite.checkout.orders(),
      (orders) => orders.length === 1,
    );

  it("tab closed right after paying: the notification alone brings the order, and the shop tells of it later", async () => {
    const shopper = await suite.shopper();
    suite.assist.notifications.hold();
    const assist = await shopper.goToAssist();
    await assist.payByCardAndCloseTheTab();
    expect(suite.assist.totals(assist.orderNumber).captured).toBe(cartTotal);
    expect(await suite.checkout.orders()).toHaveLength(0);

    suite.assist.notifications.release();

    const [order] = await oneOrder();
    await eventually(
      () => suite.checkout.order(order?.id ?? ""),
      ({ payment_status }) => payment_status === "captured",
    );
    const later = await shopper.secondTab();
    await later.open();
    await later.sees("placed-order");
    await later.page.getByTestId("see-order").click();
    expect(await later.confirmation()).toMatchObject({ orderId: order?.id, payment: "paid" });
    expect(await later.cartLines()).toBe(0);
  });

  it("refunded while the bank decides: told to wait, and the page leads on to the confirmation by itself", async () => {
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist();
    await assist.payByCard(cards.staysInProcess);
    await shopper.sees("payment-pending");
    expect(await suite.checkout.orders()).toHaveLength(0);

    suite.assist.decide(assist.orderNumber, "approve");

    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(await oneOrder()).toHaveLength(1);
    expect(suite.assist.totals(assist.orderNumber).captured).toBe(cartTotal);
  });

  it("refunded while the bank decides, and no notification comes: checking again finds the order", async () => {
    const shopper = await suite.shopper();
    suite.assist.notifications.dropAll(true);
    await shopper.page.clock.install();
    const assist = await shopper.goToAssist();
    await assist.payByCard(cards.staysInProcess);
    await shopper.sees("payment-pending");
    // From here on the page does nothing by itself.
    await shopper.page.clock.pauseAt(new Date(Date.now() + 60_000));
    await shopper.page.locator('[data-testid="check-again"]:enabled').waitFor();
    suite.assist.decide(assist.orderNumber, "approve");

    await shopper.page.getByTestId("check-again").click();

    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("refunded while the bank decides, which then declines: the shop says so and the cart can be paid anew", async () => {
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist();
    await assist.payByCard(cards.staysInProcess);
    await shopper.sees("payment-pending");

    suite.assist.decide(assist.orderNumber, "decline", "AS100");

    await shopper.page.getByText("The payment was declined").waitFor();
    await shopper.page.getByTestId("choose-payment").click();
    await (await shopper.pay("pp_assist_ru")).payByCard();
    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it('"Back to the shop" without paying: no order, and the payment can be taken up again where it was left', async () => {
    const shopper = await suite.shopper();
    const assist = await shopper.goToAssist();
    await assist.backToTheShop();
    await shopper.sees("payment-pending");
    // The page asks the shop by itself, which asks the gateway.
    await shopper.page.getByText("Last checked").waitFor();
    expect(await suite.checkout.orders()).toHaveLength(0);

    await shopper.page.getByTestId("resume-payment").click();
    const again = await shopper.atAssist();
    expect(again.orderNumber).toBe(assist.orderNumber);
    await again.payByCard();

    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(await suite.checkout.orders()).toHaveLength(1);
    expect(suite.assist.totals(assist.orderNumber).captured).toBe(cartTotal);
  });

  it("the browser's Back button on Assist's page: the checkout is there and alive, and paying from it works", async () => {
    const shopper = await suite.shopper();
    await shopper.goToAssist();
    await shopper.page.goBack();
    await shopper.page.locator('[data-testid="pay"]:enabled').waitFor();

    await (await shopper.pay("pp_assist-card_ru")).payByCard();

    expect((await shopper.confirmation()).payment).toBe("paid");
    expect(await suite.checkout.orders()).toHaveLength(1);
    expect(suite.assist.ledger().map(({ amount }) => amount)).toEqual([cartTotal]);
  });

  it("the Back button after paying leads to no second payment", async () => {
    const shopper = await suite.shopper();
    await (await shopper.goToAssist()).payByCard();
    await shopper.confirmation();

    await shopper.page.goBack();
    await shopper.sees("result");
    expect(await shopper.page.getByTestId("pay-card").count()).toBe(0);
    await shopper.page.goBack();

    await shopper.sees("empty-cart");
    expect(await shopper.page.getByTestId("pay").count()).toBe(0);
  });

  it("the hand-off page leads to Assist by a button where scripts are off", async () => {
    const cartId = await suite.checkout.cart();
    const returnUrl = `${suite.storefrontUrl}/checkout/return`;
    const session = await suite.checkout.session(cartId, "pp_assist_ru", { return_url: returnUrl });
    const shopper = await suite.shopper({ javaScriptEnabled: false });
    await shopper.page.goto(session.data.payment_url);

    await shopper.page.getByTestId("continue-to-payment").click();
    await (await shopper.atAssist()).payByCard();

    await shopper.page.waitForURL((url) => url.searchParams.get("assist") === "paid");
    expect(shopper.page.url().startsWith(returnUrl)).toBe(true);
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("a payment link that is out of date says so and leads back to the shop", async () => {
    const cartId = await suite.checkout.cart();
    const { data } = await suite.checkout.session(cartId);
    await suite.checkout.session(cartId, "pp_system_default");
    const shopper = await suite.shopper();
    await shopper.page.goto(data.payment_url);
    await shopper.sees("notice-replaced");

    await shopper.page.getByRole("link", { name: "Back to the shop" }).click();

    await shopper.sees("product-card");
    expect(new URL(shopper.page.url()).origin).toBe(suite.storefrontUrl);
  });
});
