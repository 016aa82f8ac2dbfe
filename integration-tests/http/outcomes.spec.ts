import { eventually } from "../shop/eventually";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

shopSuite((suite) => {
  const returnUrl = "http://localhost:8000/checkout/return";

  async function leave(provider = "pp_assist_ru"): Promise<{ cartId: string; orderNumber: string }> {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId, provider, { return_url: returnUrl });
    return { cartId, orderNumber: await suite.checkout.leaveFor(session) };
  }

  it("declined: the shopper learns why, keeps the cart, tries again under the same number and gets the order", async () => {
    const { cartId, orderNumber } = await leave();
    suite.assist.decline(orderNumber, "AS102");

    const landing = await suite.checkout.comeBack(orderNumber);
    expect(Object.fromEntries(landing.searchParams)).toEqual({
      assist: "failed",
      reason: "declined",
      cart_id: cartId,
    });
    const completion = await suite.checkout.complete(cartId);
    expect(completion).toMatchObject({
      status: 200,
      data: { type: "cart", error: { type: "payment_authorization_error" } },
    });
    expect(JSON.stringify(completion.data)).toContain("The payment was declined");

    const again = await suite.checkout.session(cartId, "pp_assist_ru", { return_url: returnUrl });
    const second = await suite.checkout.leaveFor(again);
    suite.assist.pay(second);
    const paid = await suite.checkout.comeBack(second);
    expect(paid.searchParams.get("assist")).toBe("paid");
    expect((await suite.checkout.order(paid.searchParams.get("order_id") ?? "")).payment_status).toBe(
      "captured",
    );
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("declined, then paid from the same payment link: a second attempt of the same order number", async () => {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId, "pp_assist_ru", { return_url: returnUrl });
    const orderNumber = await suite.checkout.leaveFor(session);
    suite.assist.decline(orderNumber);
    await suite.checkout.comeBack(orderNumber);

    await suite.checkout.leaveFor(session);
    suite.assist.pay(orderNumber);

    expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("paid");
    expect(suite.assist.orders(orderNumber).map(({ state }) => state)).toEqual(["Declined", "Approved"]);
  });

  it("declined after the payment link was opened twice: the page that was left open hides nothing", async () => {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId);
    await suite.checkout.leaveFor(session);
    const orderNumber = await suite.checkout.leaveFor(session);
    suite.assist.decline(orderNumber, "AS102");
    expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("reason")).toBe("declined");
  });

  it("back from Assist without paying: the shop is told that nothing has been paid, and the cart still works", async () => {
    const { cartId, orderNumber } = await leave();
    expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("pending");
    expect(JSON.stringify((await suite.checkout.complete(cartId)).data)).toContain(
      "The payment has not been made yet",
    );
  });

  it("tab closed after paying: the notification alone brings the order", async () => {
    const { orderNumber } = await leave();
    suite.assist.pay(orderNumber);
    await suite.assist.notifications.idle();

    const orders = await eventually(
      () => suite.checkout.orders(),
      (found) => found.length === 1,
    );
    await eventually(
      () => suite.checkout.order(orders[0]?.id ?? ""),
      (order) => order.payment_status === "captured",
    );
    expect(suite.assist.notifications.list(orderNumber)[0]?.attempts.map(({ verdict }) => verdict)).toEqual([
      "accepted",
    ]);
  });

  it("tab closed and the notification lost: the reconcile job brings the order", async () => {
    const { orderNumber } = await leave();
    suite.assist.notifications.dropAll(true);
    suite.assist.pay(orderNumber);

    await suite.inside(({ assist }, number) => assist.orders.checkSoon(number), orderNumber);
    const { data } = await suite.checkout.reconcile();

    expect(data.summary).toMatchObject({ checked: 1, paid: 1 });
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("refunded while the bank decides: told to wait, and the order comes later", async () => {
    const { cartId, orderNumber } = await leave();
    suite.assist.submit(orderNumber);
    const landing = await suite.checkout.comeBack(orderNumber);
    expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "pending", cart_id: cartId });
    expect((await suite.checkout.complete(cartId)).data).toMatchObject({
      type: "cart",
      error: {
        type: "payment_requires_more_error",
        message: expect.stringContaining("being processed") as unknown,
      },
    });

    suite.assist.decide(orderNumber, "approve");
    await suite.assist.notifications.idle();

    await eventually(
      () => suite.checkout.orders(),
      (found) => found.length === 1,
    );
    expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("paid");
  });

  it("left unpaid until the time ran out: told so, and the cart still works", async () => {
    const { cartId, orderNumber } = await leave();
    suite.assist.clock.advance({ hours: 1 });
    const landing = await suite.checkout.comeBack(orderNumber);
    expect(Object.fromEntries(landing.searchParams)).toEqual({
      assist: "failed",
      reason: "expired",
      cart_id: cartId,
    });
    const { orderNumber: second } = await leave();
    suite.assist.pay(second);
    expect((await suite.checkout.comeBack(second)).searchParams.get("assist")).toBe("paid");
  });

  it("SBP alone is offered, paid at once even in an account of two stages", async () => {
    const { orderNumber } = await leave("pp_assist-sbp_hold");
    expect(suite.assist.orders(orderNumber)[0]).toMatchObject({ twoStage: false, means: ["sbp"] });
    suite.assist.pay(orderNumber, { means: "sbp" });
    const landing = await suite.checkout.comeBack(orderNumber);
    expect((await suite.checkout.order(landing.searchParams.get("order_id") ?? "")).payment_status).toBe(
      "captured",
    );
  });

  it("card alone is offered", async () => {
    const { orderNumber } = await leave("pp_assist-card_ru");
    expect(suite.assist.orders(orderNumber)[0]?.means).toEqual(["card"]);
  });

  it("two stages offer no SBP on Assist's page, which cannot be held", async () => {
    const { orderNumber } = await leave("pp_assist_hold");
    expect(suite.assist.orders(orderNumber)[0]).toMatchObject({ twoStage: true, means: ["card"] });
  });

  it("a guest's name, e-mail and phone reach Assist; neither the session nor the address shows them", async () => {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId);
    const orderNumber = await suite.checkout.leaveFor(session);
    expect(suite.assist.orders(orderNumber)[0]?.fields).toMatchObject({
      lastname: "Petrova",
      firstname: "Anna",
      email: "anna@shopper.example",
      mobilephone: "+70000000000",
      orderamount: cartTotal,
      ordercurrency: "RUB",
    });
    expect(JSON.stringify(session)).not.toMatch(/anna|petrova|70000000000|demo-secret-word|assistdemo1/i);
  });

  it("a return without a return_url lands on the account's storefront", async () => {
    const cartId = await suite.checkout.cart();
    const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    suite.assist.pay(orderNumber);
    const landing = await suite.checkout.comeBack(orderNumber);
    expect(landing.origin).toBe("http://localhost:8000");
    expect(landing.searchParams.get("assist")).toBe("paid");
  });

  it("a payment link opened after paying leads on to the landing", async () => {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId);
    const orderNumber = await suite.checkout.leaveFor(session);
    suite.assist.pay(orderNumber);
    const page = await suite.api.get(new URL(session.data.payment_url).pathname, {
      validateStatus: () => true,
      maxRedirects: 0,
    });
    expect(page.status).toBe(303);
    expect(page.headers.location).toContain("assist=paid");
  });

  it("paid, and Medusa gave the money back as it could not place the order: the same cart is paid anew", async () => {
    const { database } = suite;
    const cartId = await suite.checkout.cart();
    const first = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    suite.assist.notifications.dropAll(true);
    suite.assist.pay(first);
    await database.raw(
      `create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    );
    await database.raw(
      "create trigger refuse before insert on order_transaction for each row execute function refuse_row()",
    );
    await suite.checkout.comeBack(first);
    await database.raw("drop function refuse_row() cascade");
    expect(suite.assist.totals(first)).toMatchObject({ captured: cartTotal, refunded: cartTotal });
    expect(await suite.checkout.orders()).toHaveLength(0);

    const second = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    suite.assist.pay(second);
    const landing = await suite.checkout.comeBack(second);
    expect(suite.assist.totals(second)).toMatchObject({ captured: cartTotal, refunded: "0.00" });
    // The lines of what was paid and given back before are added once its rows are at rest.
    const earlier = { created_at: database.raw("now() - interval '10 minutes'") };
    await database("capture").update(earlier);
    await database("refund").update(earlier);
    for (const orderNumber of [second, first, second]) {
      await suite.checkout.check(orderNumber);
      const order = await suite.checkout.order(landing.searchParams.get("order_id") ?? "");
      expect(order.summary).toMatchObject({ pending_difference: 0 });
      expect((await suite.checkout.remembered(orderNumber)).openCase).toBeNull();
    }
  });

  it("the notification, the return and the storefront's own completion at once make one order", async () => {
    const { cartId, orderNumber } = await leave();
    suite.assist.pay(orderNumber);
    await Promise.all([
      suite.checkout.comeBack(orderNumber),
      suite.checkout.complete(cartId),
      suite.checkout.comeBack(orderNumber),
      suite.checkout.check(orderNumber),
      suite.assist.notifications.idle(),
    ]);
    await eventually(
      () => suite.checkout.orders(),
      (found) => found.length === 1,
    );
    const landing = await suite.checkout.comeBack(orderNumber);
    const order = await suite.checkout.order(landing.searchParams.get("order_id") ?? "");
    expect(order.payment_collections[0]?.payments).toHaveLength(1);
    expect(order.payment_collections[0]?.payments[0]?.captures).toHaveLength(1);
    expect(order.summary.paid_total).toBe(Number(cartTotal));
  });
});
