import { belarusianCart, belarusianTotal } from "../shop/belarus";
import { billSuite } from "../shop/bill-suite";

/** A whole run in BYN: what differs from Russia is the account's host and currency, and no branch of the code. */
billSuite((suite) => {
  const providers = ["ru", "hold"].map((id) => `pp_assist_${id}`);
  const total = Number(belarusianTotal);

  async function paid(provider: string) {
    const session = await suite.checkout.session(await belarusianCart(suite, providers), provider);
    const number = await suite.checkout.leaveFor(session);
    const [registered] = suite.assist.orders(number);
    expect(registered).toMatchObject({
      currency: "BYN",
      amount: belarusianTotal,
      fields: { country: "BLR", state: "HM", ordercurrency: "BYN" },
    });
    suite.assist.pay(number);
    const landing = await suite.checkout.comeBack(number);
    const order = await suite.checkout.order(landing.searchParams.get("order_id") ?? "");
    return { number, order, payment: order.payment_collections[0]?.payments[0]?.id ?? "" };
  }

  it("one stage: paid, refunded in parts and whole", async () => {
    const { number, order, payment } = await paid("pp_assist_ru");
    expect(order).toMatchObject({ payment_status: "captured", total });
    expect((await suite.checkout.refund(payment, 9.99)).status).toBe(200);
    expect((await suite.checkout.refund(payment, total - 9.99)).status).toBe(200);
    expect(suite.assist.totals(number)).toMatchObject({
      captured: belarusianTotal,
      refunded: belarusianTotal,
    });
    expect((await suite.checkout.remembered(number)).openCase).toBeNull();
  });

  it("two stages: held, taken in part, refunded in part", async () => {
    const { number, order, payment } = await paid("pp_assist_hold");
    expect(order.payment_status).toBe("authorized");
    expect((await suite.checkout.capture(payment, 30.55)).status).toBe(200);
    expect((await suite.checkout.refund(payment, 10.05)).status).toBe(200);
    expect(suite.assist.totals(number)).toMatchObject({ captured: "30.55", refunded: "10.05" });
    expect((await suite.checkout.remembered(number)).openCase).toBeNull();
  });

  it("a bill by link is paid", async () => {
    const draft = await suite.bills.belarusianDraft();
    await suite.bills.convert(draft);
    const bill = await suite.bills.made(draft, { account: "ru", sending: "none", customer: undefined });
    expect(bill).toMatchObject({ amount: belarusianTotal, currency: "BYN" });
    suite.assist.bills.pay(bill.number);
    await suite.bills.due();
    await suite.checkout.reconcile();
    expect((await suite.bills.read(bill.id)).state).toBe("paid");
    expect((await suite.checkout.order(draft)).payment_status).toBe("captured");
  });
});
