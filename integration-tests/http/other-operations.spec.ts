import { shopSuite } from "../shop/suite";

const points = { amount: "15.00", currency: "USD" };
const pointsOfTheirOwn = { amount: "120.00", currency: "BNS" };
const ofUnknownKind = { type: 700, amount: "1.00", currency: "RUB" };

shopSuite((suite) => {
  async function pay(provider = "pp_assist_ru"): Promise<{ orderNumber: string; billnumber: string }> {
    const cartId = await suite.checkout.cart();
    const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, provider));
    const { billnumber } = suite.assist.pay(orderNumber);
    return { orderNumber, billnumber };
  }

  async function dueNow(orderNumber: string): Promise<void> {
    const database = suite.database;
    await database("assist_order")
      .where({ order_number: orderNumber })
      .update({ next_check_at: database.fn.now() });
  }

  beforeEach(() => suite.assist.notifications.dropAll(true));

  it.each([
    ["points in another currency", points],
    ["points in a currency of their own", pointsOfTheirOwn],
    ["an operation of an unknown kind", ofUnknownKind],
  ])(
    "%s beside a good payment: the order is placed, staff see it all, and nothing is wrong",
    async (_name, other) => {
      const { orderNumber, billnumber } = await pay();
      suite.assist.addOperation(billnumber, other);

      const landing = await suite.checkout.comeBack(orderNumber);
      expect(landing.searchParams.get("assist")).toBe("paid");
      const order = await suite.checkout.order(landing.searchParams.get("order_id") ?? "");
      expect(order.payment_status).toBe("captured");
      const { openCase, operations } = await suite.checkout.remembered(orderNumber);
      expect(openCase).toBeNull();
      expect(operations.map(({ type, amount }) => [type, amount])).toEqual([
        ["payment", "1750.00"],
        [other === ofUnknownKind ? "other" : "bonus", other.amount],
      ]);
    },
  );

  it("points that come after the order: kept by the job, and staff are shown nothing", async () => {
    const { orderNumber, billnumber } = await pay();
    await suite.checkout.comeBack(orderNumber);
    suite.assist.addOperation(billnumber, pointsOfTheirOwn);
    await dueNow(orderNumber);

    expect((await suite.checkout.reconcile()).data.summary).toMatchObject({ checked: 1, paid: 1, errors: 0 });
    const { openCase, operations } = await suite.checkout.remembered(orderNumber);
    expect(openCase).toBeNull();
    expect(operations).toHaveLength(2);

    await dueNow(orderNumber);
    expect((await suite.checkout.reconcile()).data.summary).toMatchObject({ checked: 1, paid: 1, errors: 0 });
  });

  it("a hold with points is captured and refunded to the kopeck", async () => {
    const { orderNumber, billnumber } = await pay("pp_assist_hold");
    suite.assist.addOperation(billnumber, pointsOfTheirOwn);
    const landing = await suite.checkout.comeBack(orderNumber);
    const order = await suite.checkout.order(landing.searchParams.get("order_id") ?? "");
    const payment = order.payment_collections[0]?.payments[0]?.id ?? "";

    expect(await suite.checkout.capture(payment)).toMatchObject({ status: 200 });
    suite.assist.addOperation(billnumber, points);
    expect(await suite.checkout.refund(payment, 250.25)).toMatchObject({ status: 200 });
    expect(suite.assist.totals(orderNumber)).toEqual({
      held: "0.00",
      captured: "1750.00",
      refunded: "250.25",
    });
    expect(await suite.checkout.remembered(orderNumber)).toMatchObject({
      captured: "1750.00",
      refunded: "250.25",
      openCase: null,
    });
  });
});
